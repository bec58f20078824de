import { inspect } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { channelId, oneMsgClient } from '../../../emulator/test/gatewayClient';
import { CapturedLog } from '../../support/capturedLog';
import { ana, below, GatewayTriggers, secretOf } from '../../support/gatewayTriggers';

describe('the callbacks of a channel at 1msg.io', () => {
	let bench: GatewayTriggers;
	let call: ReturnType<typeof oneMsgClient>;
	let number: string;
	let log: CapturedLog;
	const addresses = async (): Promise<string[]> =>
		(await call('GET', '/webhook')).data.webhookUrl as string[];
	const settings = async (): Promise<IDataObject> =>
		(await call('GET', '/settings')).data as IDataObject;
	beforeEach(async () => {
		bench = await GatewayTriggers.open();
		call = oneMsgClient(bench.emulator);
		({ number } = bench);
		log = new CapturedLog();
	});
	afterEach(async () => {
		log.end();
		await bench.close();
	});

	it('takes its place in the list again with another token, instead of a second one', async () => {
		const trigger = bench.add('oneMsg');
		await trigger.activate();
		const [before] = await addresses();
		const token = 'EMULATOR_1MSG_TOKEN_NEW';
		Object.assign(bench.emulator.state.accounts.gateways.channels.get(channelId) ?? {}, { token });
		call = oneMsgClient(bench.emulator, { token });
		trigger.credentials = { ...trigger.credentials, token };
		await trigger.deactivate();
		await trigger.activate();
		const after = await addresses();
		expect(after).toHaveLength(1);
		expect(after).not.toEqual([before]);
	});

	it('shows no secret of an address when 1msg.io repeats it in a refusal', async () => {
		const trigger = bench.add('oneMsg');
		await trigger.activate();
		const secret = secretOf((await addresses())[0] ?? '');
		await trigger.deactivate();
		await bench.emulator.control('POST', '/faults', {
			kind: 'http',
			httpStatus: 400,
			body: JSON.stringify({ error: `Invalid webhook URL: ${below(trigger)}${secret}` }),
			match: { method: 'POST', path: '/webhook' },
		});
		const failure = await trigger.activate().then(
			() => undefined,
			(error: Error) => error,
		);
		expect(failure?.message).toContain('Invalid webhook URL');
		expect(`${inspect(failure, { depth: 10 })} ${log.lines.join()}`).not.toContain(secret);
	});

	it('needs the webhook ID that n8n gives with saving', async () => {
		const trigger = bench.add('oneMsg');
		trigger.hasWebhookId = false;
		await expect(trigger.activate()).rejects.toThrow('has not given this trigger a webhook ID');
		expect(await addresses()).toEqual([]);
	});

	it('stands beside four others, removes only itself, and takes no sixth place', async () => {
		const others = [1, 2, 3]
			.map((index) => `https://crm.example/${index}`)
			.concat('https://user:pass@crm.example/hooks/T0PSECRETT0PSECRETT0P/4?key=hidden');
		await call('POST', '/webhook', { webhookUrl: others });
		const trigger = bench.add('oneMsg');
		await trigger.activate();
		expect(await addresses()).toEqual([...others, expect.stringContaining(below(trigger))]);
		const refusal = await bench
			.add('oneMsg')
			.activate()
			.then(
				() => '',
				({ message }: Error) => message,
			);
		expect(refusal).toContain('already has 5 callbacks');
		expect(refusal).toContain(
			'https://crm.example/1, https://crm.example/2, https://crm.example/3, https://crm.example/hooks/T0PS…/4',
		);
		for (const hidden of ['SECRET', 'pass', 'hidden', secretOf((await addresses()).at(-1) ?? '')])
			expect(refusal).not.toContain(hidden);
		await trigger.deactivate();
		expect(await addresses()).toEqual(others);
	});

	it('switches receipts on only when they are wanted, and off again with the last of us', async () => {
		const [quiet, first, second] = [
			bench.add('oneMsg'),
			bench.add('oneMsg', { events: ['message.read'] }),
			bench.add('oneMsg', { events: ['message.read', 'message.delivered'] }),
		];
		await quiet.activate();
		expect(await settings()).toMatchObject({ ackNotificationsOn: false });
		await first.activate();
		await second.activate();
		await bench.write();
		const { data } = await call('POST', '/sendMessage', { chatId: `${number}@g.us`, body: 'Loud' });
		await new Promise((resolve) => setTimeout(resolve, 50));
		await bench.emulator.control('POST', '/people/read', { groupId: bench.graphId, waId: ana });
		await bench.settle();
		expect(first.heard).toMatchObject([
			{ event: 'message.read', status: 'read', groupId: number, message: { id: data.id } },
		]);
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
});
