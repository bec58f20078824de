import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { EmulatedGroup } from '../../n8nServer/emulatorControl';
import { launchBrowser, openPhone } from '../../n8nServer/browser';
import { credentialName } from '../../n8nServer/credential';
import type { NewWorkflow, SavedCredential } from '../../n8nServer/editorApi';
import { questionLinks } from '../../n8nServer/questionLinks';
import { waitFor } from '../../n8nServer/waitFor';
import type { TriggerPictures } from './triggerPictures';

const node = 'Ask the group';

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
			groupId: { __rl: true, mode: 'id', value: groupId },
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
		subject: 'Oak Street 12',
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

async function keep(page: Page, { images }: TriggerPictures, name: string): Promise<void> {
	await page.screenshot({ path: join(images, `${name}.png`), scale: 'css' });
	console.log(`${name}: kept`);
}

/** The page of a question on a phone, in light and dark, before and after the answer. */
async function takePages(pictures: TriggerPictures): Promise<void> {
	const browser = await launchBrowser();
	try {
		const light = await (await openPhone(browser, 'light')).newPage();
		const dark = await (await openPhone(browser, 'dark')).newPage();
		const { links } = await ask(pictures, approval);
		const [approve = '', decline = ''] = links;
		await light.goto(approve);
		await keep(light, pictures, 'question-light');
		await dark.goto(decline);
		await dark.locator('textarea').fill('Let us wait for the offer of the other shop.');
		await dark.getByRole('button').click();
		await dark.getByText('your answer was received').waitFor();
		await keep(dark, pictures, 'question-answered');
		const [link = ''] = (await ask(pictures, form)).links;
		await light.goto(link);
		await light.locator('input[type="number"]').fill('3');
		await keep(light, pictures, 'question-form');
	} finally {
		await browser.close();
	}
}

/** The panel of a question, and the pages on which a group answers. */
export async function takeQuestionPictures(pictures: TriggerPictures): Promise<void> {
	await takePages(pictures);
	const { workflowId } = await ask(pictures, approval);
	await pictures.editor.openWorkflow(workflowId);
	await pictures.editor.openNode(node);
	await pictures.editor.page.waitForTimeout(1_000);
	await keep(pictures.editor.page, pictures, 'question-panel');
	await pictures.editor.closeNode();
}
