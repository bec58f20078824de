import { Callback } from '../../../emulator/callback';
import { dialog360Client, oneMsgClient } from '../../../emulator/test/gatewayClient';
import { dialog360Webhooks } from '../../../nodes/WhatsAppGroups/providers/dialog360/webhooks';
import { metaWebhooks } from '../../../nodes/WhatsAppGroups/providers/meta/webhooks';
import { oneMsgWebhooks } from '../../../nodes/WhatsAppGroups/providers/oneMsg/webhooks';
import { CapturedLog, inWhole } from '../../support/capturedLog';
import { below, GatewayTriggers } from '../../support/gatewayTriggers';
import { useTriggers } from '../../support/useTriggers';

// The pauses are for a trigger that is away for a moment; here nobody is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

const stringsOf = (values: object) =>
	Object.values(values).filter(
		(value): value is string => typeof value === 'string' && value !== '',
	);

describe('no secret is in the log, answers, errors, executions, or what is kept', () => {
	const setup = useTriggers(async () => await Callback.open('token of the other one'));

	it('of the credential, of Meta and of a callback beside ours', async () => {
		const { credentials } = setup.bench;
		const { accessToken, appSecret } = credentials;
		const { accountId: _shown, ...keys } = metaWebhooks.keys(credentials);
		const secrets = [accessToken, appSecret, ...stringsOf(keys), 'token of the other one', 'hush'];
		const address = `${setup.other.url}?token=hush`;
		setup.bench.setPhoneCallback(address, 'token of the other one');
		const otherwise = { ifOtherCallback: 'share' };
		const shown: unknown[] = [];
		shown.push(await setup.add().activate().catch(inWhole));
		shown.push(await setup.add(otherwise).activate().catch(inWhole));
		const trigger = setup.add(otherwise, { otherVerifyToken: 'token of the other one' });
		await trigger.activate();
		setup.other.answers.push(503, 401);
		await setup.bench.somebodyAsks();
		await setup.other.hear(2);
		await setup.bench.send({ object: 'whatsapp_business_account', entry: [] }, 'wrong');
		for (const path of ['?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1', '?'])
			shown.push(await (await fetch(`${trigger.address}${path}`)).text());
		const headers = { 'x-n8n-chain-message': '1', 'content-type': 'application/json' };
		const strange = { method: 'POST', body: '{"chain":"AAAA"}', headers };
		shown.push(await (await fetch(trigger.address, strange)).text());
		expect(trigger.executions).toHaveLength(1);
		const kept = trigger.staticData;
		await setup.other.close();
		await trigger.deactivate();
		setup.other = await Callback.open();
		const everything = [kept, trigger.staticData, ...setup.log.allLines, inWhole(shown)].concat(
			inWhole(trigger.executions),
		);
		expect(setup.log.lines.length).toBeGreaterThan(3);
		expect(setup.log.allLines.join('\n')).toContain('debug Trigger: WhatsApp did not accept');
		for (const secret of secrets)
			expect(everything.filter((text) => text.includes(secret))).toEqual([]);
	});
});

it('no secret of 360dialog is kept or logged, neither ours nor the headers of the other one', async () => {
	const log = new CapturedLog();
	const bench = await GatewayTriggers.open();
	const stranger = await Callback.open();
	const call = dialog360Client(bench.emulator);
	const theirs = { url: `${stranger.url}?token=hush`, headers: { authorization: 'Basic hush' } };
	await call('POST', '/v1/configs/webhook', theirs);
	const refused = await bench.add('dialog360').activate().catch(inWhole);
	const trigger = bench.add('dialog360', { ifOtherCallback: 'share' });
	await trigger.activate();
	stranger.answers.push(401);
	await bench.write();
	const kept = trigger.staticData;
	await trigger.deactivate();
	const { accountId: _shown, ...keys } = dialog360Webhooks.keys(trigger.credentials);
	const secrets = [...stringsOf(keys), String(trigger.credentials.apiKey), 'hush'];
	const executions = inWhole(trigger.executions);
	expect(trigger.executions.length).toBeGreaterThan(0);
	for (const secret of secrets)
		expect(
			[kept, executions, String(refused), ...log.allLines].filter((text) => text.includes(secret)),
		).toEqual([]);
	await stranger.close();
	await bench.close();
	log.end();
});

it('no secret of 1msg.io is kept or logged, neither the token nor the end of our address', async () => {
	const log = new CapturedLog();
	const bench = await GatewayTriggers.open();
	const call = oneMsgClient(bench.emulator);
	await call('POST', '/webhook', { webhookUrl: 'https://crm.example/hush?token=hush' });
	const trigger = bench.add('oneMsg');
	await trigger.activate();
	const addresses = JSON.stringify((await call('GET', '/webhook')).data);
	await bench.write();
	expect(await bench.post(`${below(trigger)}wrong`)).toBe(401);
	expect(await bench.post(trigger.address)).toBe(401);
	const kept = trigger.staticData;
	trigger.credentials = { ...trigger.credentials, baseUrl: 'http://127.0.0.1:9' };
	const unreachable = await bench.add('oneMsg', {}, trigger.credentials).activate().catch(inWhole);
	await trigger.deactivate();
	const token = String(trigger.credentials.token);
	const { accountId: _shown, ...keys } = oneMsgWebhooks.keys(trigger.credentials);
	expect(addresses).toContain(keys.secret);
	const found = [kept, trigger.staticData, inWhole(trigger.executions), unreachable];
	expect(trigger.executions.length).toBeGreaterThan(0);
	expect(log.lines.length).toBeGreaterThan(1);
	for (const secret of [...stringsOf(keys), token, 'hush'])
		expect([...found, ...log.allLines].filter((text) => text?.includes(secret))).toEqual([]);
	await bench.close();
	log.end();
});
