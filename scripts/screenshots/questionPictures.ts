import type { EmulatedGroup } from '../../n8nServer/emulatorControl';
import { launchBrowser, openPhone } from '../../n8nServer/browser';
import { credentialName } from '../../n8nServer/credential';
import type { NewWorkflow, SavedCredential } from '../../n8nServer/editorApi';
import { questionLinks } from '../../n8nServer/questionLinks';
import { waitFor } from '../../n8nServer/waitFor';
import { keepPicture } from './keepPicture';
import type { TriggerPictures } from './triggerPictures';

const node = 'Ask the group';
const subject = 'Oak Street 12';

type Parameters = Record<string, unknown>;

const approval: Parameters = {
	message: 'The blue tiles for Oak Street 12 cost €1,840. Shall we order them?',
	approvalOptions: {
		values: { approvalType: 'double', approveLabel: 'Order', disapproveLabel: 'No' },
	},
	options: {
		limitWaitTime: {
			values: { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'days' },
		},
	},
};
const form: Parameters = {
	message: 'When can the painters come to Oak Street 12?',
	responseType: 'customForm',
	formFields: {
		values: [
			{
				fieldLabel: 'Which days suit you?',
				fieldType: 'checkbox',
				requiredField: true,
				fieldOptions: { values: ['Monday', 'Tuesday', 'Friday'].map((option) => ({ option })) },
			},
			{ fieldLabel: 'From', fieldType: 'date', requiredField: true },
			{ fieldLabel: 'How many rooms?', fieldType: 'number' },
			{
				fieldLabel: 'Floor',
				fieldType: 'dropdown',
				fieldOptions: { values: ['Ground floor', 'First floor'].map((option) => ({ option })) },
			},
			{ fieldLabel: 'Anything else?', fieldType: 'textarea' },
		],
	},
};

function toWorkflow(credential: SavedCredential, groupId: string, given: Parameters): NewWorkflow {
	const start = {
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const question = {
		name: node,
		type: 'n8n-nodes-whatsapp-groups.whatsAppGroups',
		typeVersion: 1.1,
		position: [220, 0] as [number, number],
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			groupId: { __rl: true, mode: 'list', value: groupId, cachedResultName: subject },
			...given,
		},
	};
	return {
		name: node,
		nodes: [start, question],
		connections: { Start: { main: [[{ node, type: 'main', index: 0 }]] } },
	};
}

/** Asks, and gives the links of the message in the group. */
async function ask(
	{ client, emulator }: TriggerPictures,
	given: Parameters,
): Promise<{ workflowId: string; links: string[] }> {
	const credential = (await client.credentials()).find(
		({ name }) => name === credentialName,
	) as SavedCredential;
	const { groupId, participants } = await emulator.control<EmulatedGroup>('POST', '/groups', {
		subject,
		participants: 3,
	});
	const written = { groupId, waId: participants[0]?.waId, text: 'Hello' };
	await emulator.control('POST', '/people/write', written);
	const workflow = await client.createWorkflow(toWorkflow(credential, groupId, given));
	await client.testRun(workflow, 'Start');
	const links = await waitFor(
		async () => {
			const { messages } = await emulator.control<EmulatedGroup>('GET', `/groups/${groupId}`);
			const found = questionLinks(messages.at(-1)?.text ?? '');
			const [execution] = await client.executions(workflow.id);
			return execution?.status === 'waiting' && found.length > 0 && found;
		},
		{ what: 'the question is in the group', timeoutMs: 30_000 },
	);
	return { workflowId: workflow.id, links };
}

/** The page of a question on a phone, in light and dark, before and after the answer. */
async function takePages(pictures: TriggerPictures): Promise<void> {
	const browser = await launchBrowser();
	const { images } = pictures;
	try {
		const light = await (await openPhone(browser, 'light')).newPage();
		const dark = await (await openPhone(browser, 'dark')).newPage();
		const { links } = await ask(pictures, approval);
		const [approve = '', decline = ''] = links;
		await light.goto(approve);
		await keepPicture(light, { images, name: 'question-light' });
		await dark.goto(decline);
		await dark.locator('textarea').fill('Let us wait for the offer of the other shop.');
		await dark.getByRole('button').click();
		await dark.getByText('your answer was received').waitFor();
		await keepPicture(dark, { images, name: 'question-answered' });
		const [link = ''] = (await ask(pictures, form)).links;
		await light.goto(link);
		await light.locator('input[type="number"]').fill('3');
		await keepPicture(light, { images, name: 'question-form' }, { fullPage: true });
	} finally {
		await browser.close();
	}
}

/** The panel of a question, and the pages on which a group answers. */
export async function takeQuestionPictures(pictures: TriggerPictures): Promise<void> {
	await takePages(pictures);
	const { editor, images } = pictures;
	const { workflowId } = await ask(pictures, approval);
	const usual = editor.page.viewportSize() ?? { width: 1400, height: 800 };
	// High enough for all of its fields.
	await editor.page.setViewportSize({ ...usual, height: 1560 });
	await editor.openWorkflow(workflowId);
	await editor.openNode(node);
	await editor.page.locator('[data-test-id="parameter-input-approvalType"]').first().waitFor();
	await keepPicture(editor.page, { images, name: 'question-panel' });
	await editor.closeNode();
	await editor.page.setViewportSize(usual);
}
