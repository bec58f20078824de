import { Callback } from '../../../emulator/callback';
import { loadFixture } from '../../events/readFixture';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { heardPeople } from '../../support/triggerBench';
import { useTriggers } from '../../support/useTriggers';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('forwarding to another callback', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('sends every webhook, byte for byte and with its signature, also those that start nothing here', async () => {
		const trigger = await setup.addInFrontOfOther();
		const waId = await setup.bench.somebodyAsks();
		await setup.bench.send({
			object: 'whatsapp_business_account',
			entry: [{ id: '1', changes: [{ field: 'messages', value: { note: 'é/😀' } }] }],
		});
		const [first, second] = await setup.other.hear(2);
		expect(heardPeople(trigger.heard)).toEqual([waId]);
		expect(second?.body).toContain('\\u00e9\\/\\ud83d\\ude00');
		for (const webhook of [first, second]) {
			expect(webhook?.headers['x-hub-signature-256']).toBe(
				`sha256=${sign(webhook?.body ?? '', setup.bench.credentials.appSecret)}`,
			);
			expect(webhook?.headers['content-type']).toBe('application/json');
		}
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});

	it('sends nothing that is not authentic', async () => {
		await setup.addInFrontOfOther();
		await setup.bench.send({ object: 'whatsapp_business_account', entry: [] }, 'wrong');
		expect(setup.other.received).toEqual([]);
	});

	it.each([404, 408, 410, 429, 500, 502, 503])(
		'asks Meta to repeat when the other one answers %i, without doubling what was heard here',
		async (status) => {
			const trigger = await setup.addInFrontOfOther();
			setup.other.answers.push(status);
			const waId = await setup.bench.somebodyAsks();
			await setup.other.hear(2);
			await setup.bench.settle();
			expect(heardPeople(trigger.heard)).toEqual([waId]);
			expect(setup.other.received).toHaveLength(2);
			expect(setup.bench.host.answers.filter((answer) => answer === 502)).toHaveLength(1);
		},
	);

	it.each([301, 302, 400, 401, 403, 405, 413, 415, 422, 451])(
		'repeats nothing that the other one refuses for good with %i, says so, and goes on forwarding',
		async (status) => {
			const trigger = await setup.addInFrontOfOther();
			setup.other.answers.push(status);
			const people = [await setup.bench.somebodyAsks(), await setup.bench.somebodyAsks()];
			expect(heardPeople(trigger.heard)).toEqual(people);
			expect(setup.other.received).toHaveLength(2);
			expect(setup.bench.host.answers).not.toContain(502);
			expect(setup.log.lines).toEqual([
				expect.stringContaining(`refused a webhook (${status}). It would refuse it again`),
			]);
		},
	);

	describe('that takes nothing for long', () => {
		const body = JSON.stringify(loadFixture('webhook.messages.text'));
		const hourMs = 3_600_000;
		let clock: jest.SpyInstance<number, []>;
		let trigger: HostedTrigger;
		let sinceMs: number;

		beforeEach(async () => {
			trigger = await setup.addInFrontOfOther({ events: ['message.received'] });
			sinceMs = Date.now();
			clock = jest.spyOn(Date, 'now');
		});
		afterEach(() => clock.mockRestore());

		async function postAt(afterMs: number, status: number): Promise<number> {
			clock.mockImplementation(() => sinceMs + afterMs);
			setup.other.answers.push(status);
			return await setup.bench.post(trigger, body);
		}

		it('still gets every webhook after a restart of seven seconds, an hour and a night', async () => {
			for (const afterMs of [0, 1_000, 3_000, 6_500, hourMs, 14 * hourMs])
				expect(await postAt(afterMs, 404)).toBe(502);
			expect(await postAt(15 * hourMs, 200)).toBe(200);
			expect(setup.other.received).toHaveLength(7);
			expect(trigger.executions).toHaveLength(1);
		});

		it('is no longer waited for after a day, but hears again as soon as it is back', async () => {
			expect(await postAt(0, 404)).toBe(502);
			expect(await postAt(24 * hourMs - 1, 404)).toBe(502);
			expect(await postAt(24 * hourMs, 404)).toBe(200);
			expect(await postAt(25 * hourMs, 200)).toBe(200);
			await setup.other.hear(4);
			expect(setup.log.lines.join()).toContain('has taken nothing for 24 hours (404)');
			expect(await postAt(26 * hourMs, 503)).toBe(502);
			expect(setup.other.received).toHaveLength(5);
		});

		it('begins the day again with each webhook that it takes', async () => {
			expect(await postAt(0, 410)).toBe(502);
			expect(await postAt(23 * hourMs, 200)).toBe(200);
			expect(await postAt(24 * hourMs, 410)).toBe(502);
			expect(await postAt(47 * hourMs, 410)).toBe(502);
		});

		it('is registered again in the end all the same', async () => {
			await postAt(0, 410);
			await postAt(30 * hourMs, 410);
			clock.mockRestore();
			await trigger.deactivate();
			expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
		});

		it('is logged once a minute, not for each webhook', async () => {
			for (const afterMs of [0, 1_000, 30_000]) await postAt(afterMs, 404);
			expect(setup.log.lines).toHaveLength(1);
			await postAt(61_000, 404);
			await postAt(61_500, 503);
			expect(setup.log.lines).toHaveLength(3);
		});
	});
});
