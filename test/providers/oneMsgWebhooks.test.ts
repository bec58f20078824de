import type { IDataObject } from 'n8n-workflow';
import { channelId, oneMsgClient } from '../emulator/gatewayClient';
import { ana, GatewayTriggers } from '../support/gatewayTriggers';

describe('a trigger through 1msg.io', () => {
	let bench: GatewayTriggers;
	let call: ReturnType<typeof oneMsgClient>;
	let number: string;
	const addresses = async (): Promise<string[]> => (await call('GET', '/webhook')).data.webhookUrl as string[];
	const settings = async (): Promise<IDataObject> => (await call('GET', '/settings')).data as IDataObject;
	beforeEach(async () => {
		bench = await GatewayTriggers.open();
		call = oneMsgClient(bench.emulator);
		({ number } = bench);
	});
	afterEach(async () => await bench.close());

	it('hears messages in the form of 1msg, and answers 401 without the secret of the address', async () => {
		const trigger = bench.add('oneMsg');
		await trigger.activate();
		await bench.write();
		expect(trigger.heard).toMatchObject([{
			event: 'message.received', provider: 'oneMsg', phoneNumberId: channelId, groupId: number, chatInput: 'Hello',
			participant: { waId: ana, name: 'Ana' }, message: { type: 'text', text: 'Hello' },
		}]);
		const [listed = ''] = await addresses();
		expect(listed.startsWith(`${trigger.address}?key=`)).toBe(true);
		expect(listed).not.toContain('EMULATOR_1MSG_TOKEN');
		expect([await bench.post(trigger.address), await bench.post(`${trigger.address}?key=x`), await bench.post(listed)]).toEqual([401, 401, 200]);
	});

	it("understands Meta's own webhooks, and names the group as before", async () => {
		const trigger = bench.add('oneMsg', { events: ['message.received', 'participant.joined'] });
		await trigger.activate();
		await call('POST', '/settings', { rawHooks: true });
		await bench.write();
		await bench.join();
		expect(trigger.heard).toMatchObject([
			{ event: 'message.received', phoneNumberId: channelId, groupId: number, message: { text: 'Hello' } },
			{ event: 'participant.joined', phoneNumberId: channelId, groupId: number },
		]);
	});

	it('stands beside four others, removes only itself, and takes no sixth place', async () => {
		const others = [1, 2, 3, 4].map((index) => `https://crm.example/${index}`);
		await call('POST', '/webhook', { webhookUrl: others });
		const trigger = bench.add('oneMsg');
		await trigger.activate();
		expect(await addresses()).toEqual([...others, expect.stringContaining(trigger.address)]);
		await expect(bench.add('oneMsg').activate()).rejects.toThrow('5 webhook addresses already');
		await trigger.deactivate();
		expect(await addresses()).toEqual(others);
	});

	it('switches receipts on only when they are wanted, and off again with the last of us', async () => {
		const [quiet, first, second] = [bench.add('oneMsg'), bench.add('oneMsg', { events: ['message.read'] }), bench.add('oneMsg', { events: ['message.read', 'message.delivered'] })];
		await quiet.activate();
		expect(await settings()).toMatchObject({ ackNotificationsOn: false });
		await first.activate();
		await second.activate();
		const { data } = await call('POST', '/sendMessage', { chatId: `${number}@g.us`, body: 'Loud' });
		await new Promise((resolve) => setTimeout(resolve, 50));
		await bench.emulator.control('POST', '/people/read', { groupId: bench.graphId, waId: ana });
		await bench.settle();
		expect(first.heard).toMatchObject([{ event: 'message.read', status: 'read', groupId: number, message: { id: data.id } }]);
		await first.deactivate();
		expect(await settings()).toMatchObject({ ackNotificationsOn: true });
		await second.deactivate();
		expect(await settings()).toMatchObject({ ackNotificationsOn: false });
		await quiet.deactivate();
		expect(await addresses()).toEqual([]);
	});

	it('leaves receipts on that were on before', async () => {
		await call('POST', '/settings', { ackNotificationsOn: true });
		const trigger = bench.add('oneMsg', { events: ['message.read'] });
		await trigger.activate();
		await trigger.deactivate();
		expect(await settings()).toMatchObject({ ackNotificationsOn: true });
	});

	it('hears in a test run beside the active workflow, which goes on hearing', async () => {
		const trigger = bench.add('oneMsg');
		await trigger.activate();
		await trigger.listen();
		await bench.write();
		expect([trigger.executions.length, trigger.testExecutions.length]).toEqual([1, 1]);
		await bench.testRunEnds(trigger);
		expect(await addresses()).toEqual([expect.stringContaining(trigger.address)]);
	});

	it('fetches the file of a message from its address, without the token', async () => {
		const trigger = bench.add('oneMsg', { options: { downloadMedia: true } });
		await trigger.activate();
		await bench.write({ media: { kind: 'image', caption: 'Plan' } });
		expect(trigger.executions[0]).toMatchObject([{ json: { message: { type: 'image', text: 'Plan', media: { binaryField: 'data' } } }, binary: { data: expect.any(Object) as object } }]);
	});
});
