import type { IDataObject } from 'n8n-workflow';
import { Callback } from '../../../emulator/callback';
import { dialog360Client, dialog360Key } from '../../../emulator/test/gatewayClient';
import { ana, GatewayTriggers } from '../../support/gatewayTriggers';

describe('a trigger through 360dialog', () => {
	let bench: GatewayTriggers;
	let call: ReturnType<typeof dialog360Client>;
	const registered = async (): Promise<IDataObject> =>
		(await call('GET', '/v1/configs/webhook')).data as IDataObject;
	beforeEach(async () => {
		bench = await GatewayTriggers.open();
		call = dialog360Client(bench.emulator);
	});
	afterEach(async () => await bench.close());

	it('hears messages with the header that it registered, and answers 401 without it', async () => {
		const trigger = bench.add('dialog360');
		await trigger.activate();
		await bench.write();
		expect(trigger.heard).toMatchObject([
			{
				event: 'message.received',
				provider: 'dialog360',
				groupId: bench.graphId,
				message: { text: 'Hello' },
				participant: { waId: ana, name: 'Ana' },
			},
		]);
		const { url, headers } = await registered();
		expect(url).toBe(trigger.address);
		const [[name, secret] = ['', '']] = Object.entries(headers as Record<string, string>);
		expect(secret).not.toContain(dialog360Key);
		expect([
			await bench.post(trigger.address),
			await bench.post(trigger.address, { [name]: `${secret.slice(0, -1)}0` }),
			await bench.post(trigger.address, { [name]: secret }),
		]).toEqual([401, 401, 200]);
	});

	it('takes signed webhooks only where the credential has a platform secret', async () => {
		const apiKey = bench.emulator.state.accounts.gateways.apiKeys.get(dialog360Key);
		const trigger = bench.add('dialog360', {}, { platformSecret: ' PLATFORM ' });
		await trigger.activate();
		await bench.write();
		expect(trigger.heard).toEqual([]);
		if (apiKey) apiKey.platformSecret = 'ANOTHER';
		await bench.write();
		expect(trigger.heard).toEqual([]);
		if (apiKey) apiKey.platformSecret = 'PLATFORM';
		await bench.write({ text: 'Signed' });
		expect(trigger.heard).toMatchObject([{ message: { text: 'Signed' } }]);
	});

	it('needs no signature, and minds none, without a platform secret', async () => {
		const apiKey = bench.emulator.state.accounts.gateways.apiKeys.get(dialog360Key);
		if (apiKey) apiKey.platformSecret = 'PLATFORM';
		const trigger = bench.add('dialog360');
		await trigger.activate();
		await bench.write();
		expect(trigger.heard).toMatchObject([{ message: { text: 'Hello' } }]);
	});

	it('hears of a group that was made through another provider', async () => {
		const trigger = bench.add('dialog360', {
			events: ['joinRequest.created', 'participant.joined'],
		});
		await trigger.activate();
		await bench.join();
		expect(trigger.heard).toMatchObject([{ event: 'participant.joined', groupId: bench.graphId }]);
	});

	it('stops when somebody else has the address, and changes nothing', async () => {
		const other = { url: 'https://crm.example/hook', headers: { 'X-CRM': 'theirs' } };
		await call('POST', '/v1/configs/webhook', other);
		await expect(bench.add('dialog360').activate()).rejects.toThrow('https://crm.example/hook');
		expect(await registered()).toEqual(other);
	});

	it('shares with its own headers, hides ours from it, and puts address and headers back', async () => {
		const crm = await Callback.open();
		const other = { url: crm.url, headers: { 'x-crm': 'theirs' } };
		await call('POST', '/v1/configs/webhook', other);
		const trigger = bench.add('dialog360', { ifOtherCallback: 'share' });
		await trigger.activate();
		const ours = Object.keys((await registered()).headers as object);
		await bench.write();
		const [heard] = await crm.hear(1);
		expect(trigger.heard).toHaveLength(1);
		expect(heard?.headers).toMatchObject({ 'x-crm': 'theirs' });
		for (const name of ours) expect(heard?.headers).not.toHaveProperty(name);
		await trigger.deactivate();
		expect(await registered()).toEqual(other);
		await crm.close();
	});

	it('replaces somebody, and puts it back', async () => {
		const other = { url: 'https://crm.example/hook', headers: { 'X-CRM': 'theirs' } };
		await call('POST', '/v1/configs/webhook', other);
		const trigger = bench.add('dialog360', { ifOtherCallback: 'replace' });
		await trigger.activate();
		expect(await registered()).toMatchObject({ url: trigger.address });
		await trigger.deactivate();
		expect(await registered()).toEqual(other);
	});

	it('lets two workflows of one number hear everything, and leaves nothing behind', async () => {
		const [first, second] = [
			bench.add('dialog360'),
			bench.add('dialog360', { ifOtherCallback: 'share' }),
		];
		await first.activate();
		await second.activate();
		await bench.write();
		expect([first.heard.length, second.heard.length]).toEqual([1, 1]);
		await first.deactivate();
		await bench.write({ text: 'Again' });
		expect([first.heard.length, second.heard.length]).toEqual([1, 2]);
		await second.deactivate();
		expect(await registered()).toEqual({ url: '', headers: {} });
	});

	it('does not take the events away with a test run', async () => {
		const trigger = bench.add('dialog360');
		await trigger.activate();
		await trigger.listen();
		await bench.write();
		expect([trigger.executions.length, trigger.testExecutions.length]).toEqual([1, 1]);
		await bench.testRunEnds(trigger);
		expect(await registered()).toMatchObject({ url: trigger.address });
	});
});
