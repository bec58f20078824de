import { randomUUID } from 'node:crypto';
import type { Emulator } from '../../emulator';
import type { N8nClient } from '../../n8nServer/client';
import { credentialName, emulatorAccount } from '../../n8nServer/credential';
import { EmulatorControl } from '../../n8nServer/emulatorControl';
import type { Editor } from '../../n8nServer/editor';
import type { SavedCredential } from '../../n8nServer/editorApi';
import { waitFor } from '../../n8nServer/waitFor';
import { keepPicture } from './keepPicture';

const triggerType = 'n8n-nodes-whatsapp-groups.whatsAppGroupsTrigger';
const node = 'WhatsApp Groups Trigger';
const events = ['joinRequest.created', 'message.received'];

export type TriggerPictures = {
	editor: Editor;
	client: N8nClient;
	emulator: Emulator;
	images: string;
};

async function openTrigger({ editor, client }: TriggerPictures, name: string): Promise<void> {
	const { id, type } = (await client.credentials()).find(
		(credential) => credential.name === credentialName,
	) as SavedCredential;
	const credentials = { [type]: { id, name: credentialName } };
	const trigger = {
		id: randomUUID(),
		name: node,
		type: triggerType,
		typeVersion: 1.1,
		position: [0, 0] as [number, number],
		webhookId: randomUUID(),
		parameters: { events },
		credentials,
	};
	const workflow = await client.createWorkflow({ name, nodes: [trigger], connections: {} });
	await editor.openWorkflow(workflow.id);
}

async function somebodyAsks({ emulator }: TriggerPictures): Promise<void> {
	const { groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', {
		subject: 'Class 7b',
		joinApprovalMode: 'approval_required',
	});
	await emulator.control('POST', '/people/open-invite', {
		groupId,
		waId: '14155550123',
		name: 'Ada',
	});
}

/** Listens for a test event in the panel of the trigger, and shows the one that comes. */
async function listenInPanel(pictures: TriggerPictures): Promise<void> {
	const { page } = pictures.editor;
	await pictures.editor.node(node).dblclick();
	await page.locator('[data-test-id="parameter-input-events"]').waitFor();
	await page.locator('[data-test-id="node-execute-button"]').first().click();
	await page.getByText('Listening for test event').first().waitFor();
	// n8n says so a moment before WhatsApp has the address.
	const control = new EmulatorControl(pictures.emulator.url);
	const isCalled = async () => (await control.callback())?.includes('webhook-test');
	await waitFor(isCalled, { what: 'WhatsApp has the test address', timeoutMs: 30_000 });
	await somebodyAsks(pictures);
	await page
		.locator('[data-test-id="node-run-info-success"], [data-test-id="node-run-status-success"]')
		.first()
		.waitFor({ timeout: 30_000 });
	await pictures.editor.showOutputAs('json');
	await page.getByText('When will this node trigger my flow?').click();
	await keepPicture(page, { ...pictures, name: 'trigger-panel' });
	await pictures.editor.closeNode();
}

/** Publishes the open workflow, and keeps what n8n says. @throws when that is not the sentence. */
async function publish(pictures: TriggerPictures, sentence: string, name: string): Promise<void> {
	const { page } = pictures.editor;
	await page.locator('button:has-text("Publish")').first().click();
	await page.locator('[role="dialog"] button:has-text("Publish")').last().click();
	// n8n tries five times before it tells a failure.
	await page.getByText(sentence).first().waitFor({ timeout: 60_000 });
	await keepPicture(page, { ...pictures, name }, { hides: [] });
}

/**
 * The trigger in n8n's editor: a test event, the message after publishing, and a callback that is
 * somebody else's.
 */
export async function takeTriggerPictures(pictures: TriggerPictures): Promise<void> {
	await openTrigger(pictures, 'Join requests');
	await listenInPanel(pictures);
	await publish(
		pictures,
		'Events in your WhatsApp groups now start this workflow',
		'trigger-published',
	);
	for (const { id, active } of await pictures.client.workflows())
		if (active) await pictures.client.deactivate(id);
	const app = pictures.emulator.state.accounts.apps.get(emulatorAccount.appId);
	if (!app) throw new Error('The emulator has lost its app.');
	app.subscription = {
		callback: { url: 'https://crm.example.com/whatsapp', verifyToken: 'theirs' },
		fields: ['messages', 'group_participants_update'],
		version: 'v25.0',
	};
	await openTrigger(pictures, 'Also join requests');
	await publish(
		pictures,
		'The events of this number already go to another callback',
		'trigger-refused',
	);
}
