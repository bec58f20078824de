import type { IDataObject } from 'n8n-workflow';
import { dialog360 } from '../../../nodes/WhatsAppGroups/providers/dialog360/provider';
import { dialog360Client, dialog360Key } from '../../../emulator/test/gatewayClient';
import webhook from '../../fixtures/d360.get_webhook.response.json';
import { GatewayTriggers } from '../../support/gatewayTriggers';

describe('Check Setup through 360dialog', () => {
	let bench: GatewayTriggers;
	let call: ReturnType<typeof dialog360Client>;
	const check = async (changes?: IDataObject) => await bench.checkSetup('dialog360', changes);
	beforeEach(async () => {
		bench = await GatewayTriggers.open();
		call = dialog360Client(bench.emulator);
	});
	afterEach(async () => await bench.close());

	it('gives one item per check, all well but for the address that nobody has set yet', async () => {
		const remedy = 'Nothing to do';
		expect(await check()).toEqual({
			token: { check: 'token', status: 'ok', found: '360dialog accepts the API key', remedy },
			baseUrl: { check: 'baseUrl', status: 'ok', found: `${bench.emulator.url}/dialog360`, remedy },
			callback: {
				check: 'callback',
				status: 'warning',
				found: 'No callback is set',
				remedy: expect.stringContaining('WhatsApp Groups Trigger') as string,
			},
			groups: {
				check: 'groups',
				status: 'ok',
				found: 'The groups of the number can be read',
				remedy,
			},
		});
	});

	it('recognises a trigger of this package by its header, on whichever n8n', async () => {
		const trigger = bench.add('dialog360');
		await trigger.activate();
		const { callback } = await check();
		expect(callback).toMatchObject({
			status: 'ok',
			found: expect.stringMatching(
				/^The webhooks go to a trigger with this API key: http:\/\/127\.0\.0\.1:\d+\/webhook\/trigger-\d+\/webhook$/,
			),
		});
		expect(
			(await bench.checkSetup('dialog360', {}, 'https://n8n.example.com/')).callback?.found,
		).toContain('This n8n is elsewhere: https://n8n.example.com');
		expect(
			(await bench.checkSetup('dialog360', {}, trigger.address)).callback?.found,
		).not.toContain('elsewhere');
	});

	it('says that there is no callback any more once a new API key was made', async () => {
		const { gateways } = bench.emulator.state.accounts;
		await bench.add('dialog360').activate();
		const apiKey = gateways.apiKeys.get(dialog360Key);
		if (apiKey) gateways.rotate(apiKey, 'A_NEW_KEY');
		expect((await check({ apiKey: 'A_NEW_KEY' })).callback).toEqual({
			check: 'callback',
			status: 'warning',
			found: 'No callback is set',
			remedy: expect.stringContaining('a new API key removes the callback') as string,
		});
		expect((await check()).token).toMatchObject({ status: 'failed' });
	});

	it("says whose the address is when it is somebody else's, without a secret that may be in it", async () => {
		await call('POST', '/v1/configs/webhook', {
			url: 'https://crm.example/hooks/T0PSECRETT0PSECRETT0P?key=hidden',
			headers: { 'X-CRM': 'theirs' },
		});
		expect((await check()).callback).toEqual({
			check: 'callback',
			status: 'warning',
			found:
				'The webhooks go to https://crm.example/hooks/T0PS…, which is not a WhatsApp Groups Trigger',
			remedy: expect.stringContaining('Share') as string,
		});
	});

	it('says when the trigger was switched on with another key', async () => {
		const trigger = bench.add('dialog360');
		await trigger.activate();
		const { headers } = (await call('GET', '/v1/configs/webhook')).data as {
			headers: Record<string, string>;
		};
		const [name = ''] = Object.keys(headers);
		await call('POST', '/v1/configs/webhook', {
			url: trigger.address,
			headers: { [name.toUpperCase()]: 'of another key' },
		});
		expect((await check()).callback).toMatchObject({
			status: 'warning',
			found: expect.stringContaining('another API key'),
			remedy: expect.stringContaining('unpublish and publish it again'),
		});
	});

	it('says what to do about a key that is not accepted, and shows none', async () => {
		const findings = await check({ apiKey: 'D360-WRONG-KEY' });
		expect(findings.token).toMatchObject({
			status: 'failed',
			found: 'The server did not accept the credential',
			remedy: expect.stringContaining('360dialog Hub'),
		});
		expect(Object.keys(findings)).toEqual(['token', 'baseUrl', 'notChecked']);
		expect(JSON.stringify([findings, await check()])).not.toMatch(
			new RegExp(`D360-WRONG-KEY|${dialog360Key}`),
		);
	});

	it('says when the number may have no groups', async () => {
		await bench.emulator.control('POST', '/faults', {
			kind: 'refuse',
			code: 131215,
			match: { method: 'GET', path: '/groups' },
		});
		expect((await check()).groups).toMatchObject({
			status: 'failed',
			remedy: expect.stringContaining('131215'),
		});
	});
});

const credentials = { apiKey: dialog360Key };
const findingsFor = async (body: IDataObject, baseUrl = '') =>
	await dialog360.checkSetup?.(async () => await Promise.resolve({ body }), {
		credentials: { ...credentials, baseUrl },
	});

it('reads the documented answer', async () => {
	const { callback } = (await findingsFor(webhook)) ?? {};
	expect(callback?.found).toContain(
		'https://n8n.example.com/webhook/6f1c/wagroups, which is not a WhatsApp Groups Trigger',
	);
});

it('the sandbox is no place for groups', async () => {
	const { baseUrl } = (await findingsFor({}, 'https://waba-sandbox.360dialog.io/')) ?? {};
	expect(baseUrl).toMatchObject({
		status: 'failed',
		found: expect.stringContaining('sandbox'),
		remedy: expect.stringContaining('https://waba-v2.360dialog.io'),
	});
	expect((await findingsFor({}))?.baseUrl).toEqual({
		status: 'ok',
		found: 'https://waba-v2.360dialog.io',
	});
});
