import type { Editor } from '../../n8nServer/editor';
import { retryFor } from '../../n8nServer/waitFor';
import { keepWide } from './keepPicture';

/**
 * One operation of a resource, what has to be typed for it beside the group that was picked, and
 * the picture of it that the docs have.
 */
export interface PanelRun {
	readonly resource: string;
	readonly operation: string;
	readonly typed?: Readonly<Record<string, string>>;
	readonly picture?: { readonly name: string; readonly view: 'json' | 'table' };
}

const node = 'WhatsApp Groups';

/** Adds the action node from the list of nodes, as a user does, by one of its actions. */
export async function addNode(editor: Editor, action: string): Promise<void> {
	const { page } = editor;
	await page.locator('[data-test-id="node-creator-plus-button"]').click();
	await page
		.locator('[data-test-id="node-creator-search-bar"], input[placeholder*="Search"]')
		.first()
		.fill(node);
	await page.locator('[data-test-id="node-creator-item-name"]', { hasText: node }).first().click();
	await page
		.locator('[data-test-id="node-creator-item-name"]', { hasText: action })
		.first()
		.click();
	await page.locator('[data-test-id="parameter-input-resource"]').waitFor();
}

/**
 * Picks a group by its subject from the list that the picker loads. An entry that is pressed while
 * n8n loads the list anew is taken without its name; so again, until the name is there.
 */
async function pickGroup({ page }: Editor, subject: string): Promise<void> {
	const input = page.locator(
		'[data-test-id="resource-locator-groupId"] [data-test-id="rlc-input"]',
	);
	const field = input.locator('input').or(input.locator('xpath=self::input')).first();
	const pick = async () => {
		await input.click();
		await page.locator('[data-test-id="rlc-item"]', { hasText: subject }).first().click();
		const taken = await field.inputValue();
		if (taken !== subject) throw new Error(`The picker shows ${taken}, not ${subject}.`);
	};
	await retryFor(pick, 30_000);
}

/**
 * Runs the node once per resource from its panel, and keeps the pictures of those that have one.
 * @throws when one does not succeed.
 */
export async function runResources(
	editor: Editor,
	runs: readonly PanelRun[],
	subject: string,
	images: string,
): Promise<void> {
	const { page } = editor;
	for (const { resource, operation, typed = {}, picture } of runs) {
		await editor.choose('resource', resource);
		await editor.choose('operation', operation);
		if ((await page.locator('[data-test-id="resource-locator-groupId"]').count()) > 0)
			await pickGroup(editor, subject);
		for (const [field, text] of Object.entries(typed)) await editor.type(field, text);
		await editor.executeStep();
		const result = page
			.locator(
				'[data-test-id="node-error-message"], [data-test-id="node-run-info-success"], [data-test-id="node-run-status-success"]',
			)
			.first();
		await result.waitFor({ timeout: 30_000 });
		const refusal = page.locator('[data-test-id="node-error-message"]');
		if ((await refusal.count()) > 0)
			throw new Error(`${resource} > ${operation}: ${await refusal.first().innerText()}`);
		console.log(`${resource} > ${operation}: ran`);
		if (picture === undefined) continue;
		await editor.showOutputAs(picture.view);
		await keepWide(editor, { images, name: picture.name });
	}
}
