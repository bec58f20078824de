import { credentialFor } from '../../n8nServer/credential';
import { byId, runAction } from './actionWorkflow';
import { enterSuite, type Suite } from './suite';
import { listenFor, triggerType } from './triggerWorkflow';

const actionType = 'n8n-nodes-whatsapp-groups.whatsAppGroups';

/** What has to work in every n8n that the package says it works in (`npm run test:versions`). */
describe('the package in this n8n', () => {
	let suite: Suite;

	beforeAll(async () => {
		suite = await enterSuite();
	});

	it('is loaded, and shows its operations and events', async () => {
		const names = (await suite.client.nodeTypes()).map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining([actionType, triggerType, `${actionType}Tool`]));
		expect(await suite.client.actionsOf(actionType)).toContain('message sendText');
		expect(await suite.client.eventsOf(triggerType)).toContain('message.received');
	});

	it('tests its credential', async () => {
		const { id, name, type } = suite.credential;
		const { data } = credentialFor(suite.control.url);
		expect(await suite.client.testCredential(id, { name, type, data })).toMatchObject({
			status: 'OK',
		});
	});

	it('sends a message to a group', async () => {
		const { groupId } = await suite.control.createOpenGroup({ subject: 'Smoke' });
		const { status, items } = await runAction(suite, {
			resource: 'message',
			operation: 'sendText',
			parameters: { groupId: byId(groupId), text: 'Good morning' },
		});
		expect({ status, items }).toMatchObject({ status: 200, items: [{ groupId }] });
		expect(await suite.control.sentTo(groupId)).toMatchObject([{ text: 'Good morning' }]);
	});

	it('is published as a trigger, starts a workflow once somebody writes, and goes away', async () => {
		const { groupId, participants } = await suite.control.createGroup({
			subject: 'Smoke',
			participants: 1,
		});
		const listening = await listenFor(suite, ['message.received']);
		const waId = participants[0]?.waId;
		await suite.control.person('write', { groupId, waId, text: 'Is anybody there?' });
		const [execution] = await listening.finished({ atLeast: 1 });
		expect(execution).toMatchObject({
			status: 'success',
			items: [{ event: 'message.received', groupId, chatInput: 'Is anybody there?' }],
		});
		await listening.stop();
	});
});
