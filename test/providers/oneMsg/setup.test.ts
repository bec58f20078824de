import type { IDataObject } from 'n8n-workflow';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';
import { channelId, oneMsgClient } from '../../../emulator/test/gatewayClient';
import type { Channel } from '../../../emulator/state/gateways';
import listed from '../../fixtures/onemsg.get_webhook.response.json';
import status from '../../fixtures/onemsg.status.response.json';
import { GatewayTriggers } from '../../support/gatewayTriggers';

describe('Check Setup through 1msg.io', () => {
	let bench: GatewayTriggers;
	let call: ReturnType<typeof oneMsgClient>;
	const check = async (changes?: IDataObject) => await bench.checkSetup('oneMsg', changes);
	const channel = (changes: Partial<Channel>) =>
		Object.assign(bench.emulator.state.accounts.gateways.channels.get(channelId) ?? {}, changes);
	beforeEach(async () => {
		bench = await GatewayTriggers.open();
		call = oneMsgClient(bench.emulator);
	});
	afterEach(async () => await bench.close());

	it('gives one item per check, with what is not set yet', async () => {
		const remedy = 'Nothing to do';
		expect(await check()).toEqual({
			token: { check: 'token', status: 'ok', found: '1msg.io accepts channel and token', remedy },
			phoneNumber: {
				check: 'phoneNumber',
				status: 'ok',
				found: 'The channel is connected',
				remedy,
			},
			callback: {
				check: 'callback',
				status: 'warning',
				found: 'No trigger with this token receives webhooks; 0 of 5 callbacks are in use',
				remedy: expect.stringContaining('WhatsApp Groups Trigger') as string,
			},
			receipts: {
				check: 'receipts',
				status: 'ok',
				found: expect.stringMatching(/^Off/) as string,
				remedy,
			},
			groupEvents: {
				check: 'groupEvents',
				status: 'warning',
				found: expect.stringMatching(/^Off/) as string,
				remedy: expect.stringContaining('raw hooks') as string,
			},
			groups: {
				check: 'groups',
				status: 'ok',
				found: 'The groups of the channel can be read',
				remedy,
			},
		});
	});

	it('counts the triggers of this package among all addresses, and shows no secret', async () => {
		await call('POST', '/webhook', { webhookUrl: ['https://crm.example/hook'] });
		const triggers = [bench.add('oneMsg', { events: ['message.read'] }), bench.add('oneMsg')];
		for (const trigger of triggers) await trigger.activate();
		await call('POST', '/settings', { rawHooks: true });
		const findings = await check();
		expect(findings.callback).toEqual({
			check: 'callback',
			status: 'ok',
			found: expect.stringMatching(
				/^2 triggers with this token receive webhooks at http:\/\/127\.0\.0\.1:\d+; 3 of 5 callbacks are in use$/,
			) as string,
			remedy: 'Nothing to do',
		});
		expect([findings.receipts, findings.groupEvents]).toMatchObject([
			{ status: 'ok', found: 'On' },
			{ status: 'ok', found: 'On' },
		]);
		const listed = (await call('GET', '/webhook')).data.webhookUrl as string[];
		for (const address of listed.slice(1))
			expect(JSON.stringify(findings)).not.toContain(new URL(address).pathname.split('/').at(-1));
		expect(JSON.stringify(findings)).not.toContain('EMULATOR_1MSG_TOKEN');
	});

	it('finds a callback that 1msg.io has turned off, and publishing the workflow again brings it back', async () => {
		const trigger = bench.add('oneMsg');
		await trigger.activate();
		channel({ disabledUrls: (await call('GET', '/webhook')).data.webhookUrl as string[] });
		await bench.write();
		expect(trigger.heard).toEqual([]);
		expect((await check()).callback).toMatchObject({
			status: 'failed',
			found: expect.stringContaining('turned off'),
			remedy: expect.stringContaining('Unpublish and publish'),
		});
		await trigger.deactivate();
		await trigger.activate();
		expect((await check()).callback).toMatchObject({ status: 'ok' });
	});

	it('says that there is no place left for a trigger', async () => {
		await call('POST', '/webhook', {
			webhookUrl: [1, 2, 3, 4, 5].map((index) => `https://crm.example/${index}`),
		});
		expect((await check()).callback).toMatchObject({
			status: 'warning',
			found: expect.stringContaining('5 of 5'),
			remedy: expect.stringContaining('Remove'),
		});
	});

	it.each([
		['connecting', 'warning'],
		['disconnected', 'failed'],
		['uninitialized', 'failed'],
		['unregistered', 'failed'],
		['something new', 'warning'],
	])('says that a channel is "%s": %s', async (status, expected) => {
		channel({ status });
		expect((await check()).phoneNumber).toMatchObject({
			status: expected,
			found: `The channel is ${status}`,
			remedy: expect.any(String),
		});
	});

	it('says what to do about a token that is not accepted, and shows none', async () => {
		const findings = await check({ token: 'WRONG-1MSG-TOKEN' });
		expect(findings.token).toMatchObject({
			status: 'failed',
			found: 'The server did not accept the credential',
			remedy: expect.stringContaining('channel settings'),
		});
		expect(JSON.stringify(findings)).not.toContain('WRONG-1MSG-TOKEN');
	});

	it('says that the channel is missing in the credential', async () => {
		await expect(check({ channelId: '' })).rejects.toMatchObject({
			message: 'Channel ID is missing in the credential',
			description: expect.stringContaining('channel settings'),
		});
	});
});

it.each([listed.webhookUrl, listed.webhookUrl.join(','), listed.webhookUrl.join(', ')])(
	'reads the documented answers, the list as %j',
	async (webhookUrl) => {
		const body: IDataObject = { ...status, ...listed, webhookUrl };
		const findings = await oneMsg.checkSetup?.(async () => await Promise.resolve({ body }), {
			credentials: { token: 'TOKEN' },
		});
		expect(findings).toMatchObject({
			phoneNumber: { status: 'ok', found: 'The channel is connected' },
			callback: {
				status: 'warning',
				found: 'No trigger with this token receives webhooks; 2 of 5 callbacks are in use',
			},
		});
	},
);

it('survives any answer', async () => {
	for (const body of [
		{ webhookUrl: 7 },
		{ webhookUrl: ['no address', null] },
		{ webhookStatuses: 'x', status: [] },
	] as unknown as IDataObject[]) {
		expect(
			Object.keys(
				(await oneMsg.checkSetup?.(async () => await Promise.resolve({ body }), {
					credentials: { token: 'TOKEN' },
				})) ?? {},
			),
		).toHaveLength(6);
	}
});
