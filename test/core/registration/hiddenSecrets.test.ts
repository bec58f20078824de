import type { IDataObject } from 'n8n-workflow';
import { Callback } from '../../../emulator/callback';
import { dialog360Client } from '../../../emulator/test/gatewayClient';
import { encryptAddress } from '../../../nodes/WhatsAppGroups/core/registration/neighbourSecrets';
import { CapturedLog } from '../../support/capturedLog';
import { GatewayTriggers } from '../../support/gatewayTriggers';
import { sharing, useTriggers } from '../../support/useTriggers';

// The pauses are for a trigger that is away for a moment; here nobody is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('a callback with a token in its address', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('gets every webhook and its place again, and is shown and kept without the token', async () => {
		const address = `${setup.other.url}?token=hush`;
		setup.bench.setPhoneCallback(address);
		const trigger = setup.add(sharing);
		await trigger.activate();
		setup.other.answers.push(503, 401);
		await setup.bench.somebodyAsks();
		await setup.other.hear(2);
		expect(trigger.staticData).not.toContain('hush');
		expect(setup.log.lines.join()).toContain(setup.other.url);
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(address);
		expect(setup.log.lines.join()).not.toContain('hush');
	});

	it.each([
		['stop', 'secret'],
		['share', 'wrong'],
	])('is named without it when publishing fails (%s)', async (ifOtherCallback, token) => {
		setup.bench.setPhoneCallback(`${setup.other.url}?token=hush`);
		const trigger = setup.add({ ifOtherCallback, otherVerifyToken: token });
		const failure = await trigger.activate().catch((error: unknown) => error);
		expect(failure).toMatchObject({ message: expect.stringContaining(setup.other.url) as string });
		expect(String(failure)).not.toContain('hush');
	});
});

describe('a callback that expects headers', () => {
	it('gets them, and nothing of the workflow shows them', async () => {
		const bench = await GatewayTriggers.open();
		const stranger = await Callback.open();
		const call = dialog360Client(bench.emulator);
		const other = { url: `${stranger.url}?token=hush`, headers: { authorization: 'Basic hush' } };
		await call('POST', '/v1/configs/webhook', other);
		const trigger = bench.add('dialog360', { ifOtherCallback: 'share' });
		await trigger.activate();
		await bench.write();
		expect(stranger.received.at(-1)?.headers).toMatchObject(other.headers);
		expect(trigger.staticData).not.toContain('hush');
		await trigger.deactivate();
		expect((await call('GET', '/v1/configs/webhook')).data as IDataObject).toEqual(other);
		await stranger.close();
		await bench.close();
	});
});

it('a callback that is not known any more gets nothing, and a line says what to do', async () => {
	const bench = await GatewayTriggers.open();
	const log = new CapturedLog();
	const stranger = await Callback.open();
	await dialog360Client(bench.emulator)('POST', '/v1/configs/webhook', { url: stranger.url });
	const trigger = bench.add('dialog360', { ifOtherCallback: 'share' });
	await trigger.activate();
	const saved = trigger.saved.callback as IDataObject;
	const next = encryptAddress(stranger.url, { chainSecret: 'another' });
	trigger.save({ callback: { ...saved, next, version: Date.now() + 10 } });
	await bench.write();
	expect(stranger.received).toEqual([]);
	expect(trigger.executions).toHaveLength(1);
	expect(log.lines.join()).toContain(
		`${new URL(stranger.url).origin}/ gets no webhooks: its address was saved with another key`,
	);
	log.end();
	await stranger.close();
	await bench.close();
});
