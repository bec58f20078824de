import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '../../n8nServer/editor';
import { takeAgentPictures } from './agentPictures';
import { addNode, runResources, type PanelRun } from './runResources';
import { takeBroadcastPicture } from './broadcastPicture';
import { takeExamplePictures } from './examplePictures';
import { takeMondayPictures } from './mondayPictures';
import { takePagePicture } from './pagePicture';
import { takeQuestionPictures } from './questionPictures';
import { takeTriggerPictures } from './triggerPictures';
import { walkThroughPanel } from './walkThroughPanel';
import { CannotContinue } from '../../n8nServer/cannotContinue';
import { N8nClient } from '../../n8nServer/client';
import { checkout, startSuiteServers, type SuiteServers } from '../../n8nServer/suiteServers';
import { enter, owner, seedCredential, seedWorkflows } from '../start/seed';

const images = join(checkout, 'docs/images');

/**
 * Opens the gatekeeper workflow in a browser, walks through the panel of the action node, and shows
 * the trigger, questions, broadcasts, agents and every example at work.
 */
async function takePictures({ n8n, emulator, folder }: SuiteServers): Promise<void> {
	const client = new N8nClient(n8n.url);
	await enter(client);
	const seeded = { client, emulatorUrl: emulator.url, memoryFile: join(folder, 'start.json') };
	await seedCredential(seeded);
	const gatekeeper = (await seedWorkflows(seeded)).find(
		({ name }) => name === 'join-request-gatekeeper',
	);
	if (gatekeeper === undefined) throw new Error('The gatekeeper workflow is missing.');
	mkdirSync(images, { recursive: true });
	const editor = await Editor.open(n8n.url, owner);
	try {
		await editor.openWorkflow(gatekeeper.workflow.id);
		await walkThroughPanel(editor, 'Let the member in', images);
		await runEveryResource(editor, client, emulator);
		await takeTriggerPictures({ editor, client, emulator, images });
		await takeQuestionPictures({ editor, client, emulator, images });
		await takeBroadcastPicture({ editor, client, emulator, images });
		await takeAgentPictures({ editor, client, emulator, images });
		await takeExamplePictures({ editor, client, emulator, images });
		await takeMondayPictures({ editor, client, emulator, images });
		await takePagePicture({ emulator, images });
	} catch (error) {
		await editor.page.screenshot({ path: join(images, 'failed.png') });
		throw error;
	} finally {
		await editor.close();
	}
}

/** A file of the number, so that there is one to delete. */
async function uploadMedia({ url, emulation }: SuiteServers['emulator']): Promise<string> {
	const form = new FormData();
	form.append('messaging_product', 'whatsapp');
	form.append('file', new Blob(['Hello'], { type: 'text/plain' }), 'hello.txt');
	const [phoneNumberId] = emulation.whatsApp.accounts.phoneNumbers.keys();
	const headers = { authorization: 'Bearer EMULATOR_TOKEN' };
	const answer = await fetch(`${url}/v25.0/${phoneNumberId}/media`, {
		method: 'POST',
		headers,
		body: form,
	});
	return ((await answer.json()) as { id: string }).id;
}

/** Adds the node to a new workflow, picks a group from the list, and runs each resource once. */
async function runEveryResource(
	editor: Editor,
	client: N8nClient,
	emulator: SuiteServers['emulator'],
): Promise<void> {
	const subject = 'Oak Street 12';
	await emulator.control('POST', '/groups', { subject: 'Class 7b', participants: 3 });
	const { groupId, participants } = await emulator.control<{
		groupId: string;
		participants: Array<{ waId: string }>;
	}>('POST', '/groups', { subject, participants: 3 });
	const written = { groupId, waId: participants[0]?.waId, text: 'Hello' };
	await emulator.control('POST', '/people/write', written);
	const start = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const { id } = await client.createWorkflow({
		name: 'Every resource once',
		nodes: [start],
		connections: {},
	});
	await editor.openWorkflow(id);
	await addNode(editor, 'Get a group');
	const runs: PanelRun[] = [
		{ resource: 'Group', operation: 'Get' },
		{ resource: 'Invite Link', operation: 'Get' },
		{ resource: 'Join Request', operation: 'Get Many' },
		{ resource: 'Participant', operation: 'Get Many' },
		{
			resource: 'Message',
			operation: 'Send Text',
			typed: { text: 'The plumber comes at nine.' },
			picture: { name: 'first-message', view: 'json' },
		},
		{ resource: 'Media', operation: 'Delete', typed: { mediaId: await uploadMedia(emulator) } },
		{ resource: 'Template', operation: 'Get Many' },
		{ resource: 'Analytics', operation: 'Get Group Activity' },
		{
			resource: 'Account',
			operation: 'Check Setup',
			picture: { name: 'check-setup', view: 'table' },
		},
	];
	await runResources(editor, runs, subject, images);
	const ended = (await client.executions(id)).map(({ status }) => status);
	if (ended.length !== runs.length || ended.some((status) => status !== 'success'))
		throw new Error(`Of ${runs.length} runs ended: ${ended.join(', ')}.`);
}

async function main(): Promise<void> {
	const servers = await startSuiteServers();
	try {
		await takePictures(servers);
		console.log(`The pictures are in ${images}`);
	} finally {
		await servers.end();
	}
}

main()
	.catch((error: unknown) => {
		console.error(error instanceof CannotContinue ? error.message : error);
		process.exitCode = 1;
	})
	.finally(() => process.exit());
