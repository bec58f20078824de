import type { EmulatedGroup } from '../../n8nServer/emulatorControl';
import { waitFor } from '../../n8nServer/waitFor';
import { makeGroups } from './broadcastPicture';
import { codeBlocksOf } from './codeBlocks';
import { keepPicture } from './keepPicture';
import type { TriggerPictures } from './triggerPictures';

const mostClicks = 5;
const node = 'Send the picture';
const caption = 'The picture of the week';

/** Counts what a person presses with the mouse; a double-click counts twice. */
const counter = `
	clicks = 0;
	addEventListener('pointerdown', ({ isTrusted }) => { clicks += isTrusted ? 1 : 0; }, true);
`;

/** Pastes the workflow of the page about broadcasts into a new one. */
async function pasteWorkflow({ editor: { page } }: TriggerPictures): Promise<void> {
	const workflow = codeBlocksOf('broadcasts', 'json').find((text) => text.includes(node)) ?? '';
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(workflow)})`);
	await page.keyboard.press('Control+V');
}

async function fillIn({ editor: { page } }: TriggerPictures, field: string, text: string) {
	const input = page.locator(`[data-test-id="parameter-input-${field}"]`);
	await input.locator('input, textarea').first().click();
	await page.keyboard.type(text);
}

/** What it does at nine on Monday, done now: every open group has the picture. */
async function sendNow({ client, emulator }: TriggerPictures, id: string): Promise<void> {
	const workflow = await client.workflow(id);
	if (!workflow.active) throw new Error('The workflow of the picture is not published.');
	await client.testRun(workflow, 'Every Monday at nine');
	const { groups } = await emulator.control<{ groups: EmulatedGroup[] }>('GET', '/groups');
	const haveIt = async () => {
		const now = await Promise.all(
			groups.map(
				async ({ groupId }) => await emulator.control<EmulatedGroup>('GET', `/groups/${groupId}`),
			),
		);
		const hasIt = ({ messages }: EmulatedGroup) =>
			messages.some((sent) => sent.caption === caption);
		return now.filter(hasIt).length === 2;
	};
	await waitFor(haveIt, { what: 'both groups have the picture', timeoutMs: 30_000 });
}

/**
 * From a new workflow to "every Monday all groups get a picture with a caption", as the page about
 * broadcasts says it, with pictures of it. @throws when it takes more than five clicks.
 */
export async function takeMondayPictures(pictures: TriggerPictures): Promise<void> {
	const { editor, emulator, images } = pictures;
	const { page } = editor;
	const keep = async (name: string) => await keepPicture(page, { images, name });
	await emulator.control('POST', '/reset');
	await makeGroups(pictures);
	await page.goto('/workflow/new');
	await page.locator('[data-test-id="canvas-add-button"]').first().waitFor();
	await page.evaluate(counter);
	await pasteWorkflow(pictures);
	await editor.node(node).waitFor();
	// What was pasted is selected, a moment later.
	await page.locator('.vue-flow__node.selected').nth(1).waitFor({ state: 'attached' });
	await page.keyboard.press('Enter');
	await page.locator('[data-test-id="parameter-input-mediaLink"]').waitFor();
	await fillIn(pictures, 'mediaLink', 'https://www.example.com/picture-of-the-week.jpg');
	await fillIn(pictures, 'caption', caption);
	// Out of the field, whose tip lies over the next one.
	await page.evaluate('document.activeElement.blur()');
	await keep('monday-panel');
	await page.locator('[data-test-id="ndv-close-button"]').click();
	await page.locator('[data-test-id="workflow-open-publish-modal-button"]').click();
	await page.locator('[role="dialog"] button:has-text("Publish")').last().click();
	await page.getByText('Workflow published').waitFor({ timeout: 60_000 });
	await keep('monday-published');
	const count = await page.evaluate<number>('clicks');
	console.log(`A picture for all groups every Monday: ${count} clicks`);
	if (count > mostClicks) throw new Error(`It took ${count} clicks, not ${mostClicks}.`);
	await sendNow(pictures, new URL(page.url()).pathname.split('/').at(-1) ?? '');
}
