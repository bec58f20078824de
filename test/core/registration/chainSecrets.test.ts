import type { IDataObject } from 'n8n-workflow';
import { Callback } from '../../../emulator/callback';
import { dialog360Client } from '../../../emulator/test/gatewayClient';
import { GatewayTriggers } from '../../support/gatewayTriggers';

// The pauses are for a trigger that is away for a moment; here nobody is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('what triggers tell one another where the address expects headers', () => {
	let bench: GatewayTriggers;
	let stranger: Callback;
	let call: ReturnType<typeof dialog360Client>;
	const registered = async (): Promise<IDataObject> =>
		(await call('GET', '/v1/configs/webhook')).data as IDataObject;
	beforeEach(async () => {
		bench = await GatewayTriggers.open();
		stranger = await Callback.open();
		call = dialog360Client(bench.emulator);
	});
	afterEach(async () => {
		await stranger.close();
		await bench.close();
	});

	it('shows a stranger who took the address nothing that a webhook is accepted with', async () => {
		const [first, second] = [
			bench.add('dialog360'),
			bench.add('dialog360', { ifOtherCallback: 'share' }),
		];
		await first.activate();
		await second.activate();
		const [[name, secret] = ['', '']] = Object.entries(
			(await registered()).headers as Record<string, string>,
		);
		expect(await bench.post(first.address, { [name]: secret })).toBe(200);
		await call('POST', '/v1/configs/webhook', { url: stranger.url, headers: {} });
		await second.deactivate();
		expect(stranger.received.length).toBeGreaterThan(0);
		const told = JSON.stringify(stranger.received);
		for (const hidden of [name, secret, first.address]) expect(told).not.toContain(hidden);
	});

	it('still tells the headers of a callback that is registered again in the end', async () => {
		const other = { url: stranger.url, headers: { 'x-crm': 'theirs' } };
		await call('POST', '/v1/configs/webhook', other);
		const [middle, front] = [1, 2].map(() => bench.add('dialog360', { ifOtherCallback: 'share' }));
		await middle?.activate();
		await front?.activate();
		await middle?.deactivate();
		await bench.write();
		expect(stranger.received.at(-1)?.headers).toMatchObject({ 'x-crm': 'theirs' });
		await front?.deactivate();
		expect(await registered()).toEqual(other);
	});
});
