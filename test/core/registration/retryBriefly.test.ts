import { Callback } from '../../../emulator/callback';
import type { Fault } from '../../../emulator/faults';
import { appId, heardPeople, phoneNumberId } from '../../support/triggerBench';
import { sharing, useTriggers } from '../../support/useTriggers';

jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

const set = { method: 'POST', path: `/${phoneNumberId}` };
const read = { method: 'GET', path: `/${phoneNumberId}` };

describe('a failure that passes while callbacks change', () => {
	const setup = useTriggers(async () => await Callback.open());

	const addSharing = () => setup.add(sharing);
	const fail = (fault: Partial<Fault>) =>
		setup.bench.emulator.emulation.faults.add({ kind: 'refuse', count: 1, match: set, ...fault });

	it.each<[string, Partial<Fault>]>([
		['WhatsApp is overloaded', { code: 2 }],
		['the app made too many calls', { code: 4 }],
		['a proxy answers 503', { kind: 'http', httpStatus: 503 }],
		['the connection breaks before', { kind: 'cut-before' }],
		['the connection breaks after', { kind: 'cut-after' }],
		['nobody can read who has it', { code: 2, match: read }],
	])('leaves production its callback at the end of a test run: %s', async (_what, fault) => {
		const trigger = setup.add();
		await trigger.activate();
		await trigger.listen();
		fail(fault);
		await trigger.stopListening();
		expect(setup.bench.callbacks.phoneNumber).toBe(trigger.address);
		const waId = await setup.bench.somebodyAsks();
		expect(heardPeople(trigger.heard)).toEqual([waId]);
	});

	it('leaves production its callback in the app, too', async () => {
		const trigger = setup.add({ registration: 'app' });
		await trigger.activate();
		await trigger.listen();
		fail({ code: 4, match: { method: 'POST', path: `/${appId}/subscriptions` } });
		await trigger.stopListening();
		expect(setup.bench.callbacks.app).toBe(trigger.address);
	});

	it('does not take the events from the other callback at deactivation', async () => {
		setup.bench.setPhoneCallback(setup.other.url);
		const trigger = addSharing();
		await trigger.activate();
		fail({ code: 2, count: 2 });
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});

	it.each([set, read])('leaves no dead callback behind at deactivation: $method', async (match) => {
		const trigger = setup.add();
		await trigger.activate();
		fail({ code: 2, match });
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBeUndefined();
	});

	it.each<[string, Partial<Fault>]>([
		['lasts', { code: 2, count: 1000 }],
		['says nothing of the address', { code: 190, count: 2 }],
	])(
		'clears nothing when it %s, and the next deactivation registers the previous callback again',
		async (_what, fault) => {
			setup.bench.setPhoneCallback(setup.other.url);
			const trigger = addSharing();
			await trigger.activate();
			fail(fault);
			await trigger.deactivate();
			expect(setup.bench.callbacks.phoneNumber).toBe(trigger.address);
			expect(setup.log.lines.join()).toMatch(/could not be unregistered/);
			setup.bench.emulator.emulation.faults.clear();
			await trigger.activate();
			await trigger.deactivate();
			expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
		},
	);

	const lost = [
		['once', []],
		['for long', [{ kind: 'cut-after', count: 1000 }]],
		['before WhatsApp is overloaded', [{ code: 2, count: 1000 }]],
		['before the app made too many calls', [{ code: 4, count: 1000 }]],
	] satisfies Array<[string, Array<Partial<Fault>>]>;

	it.each(lost)(
		'does not make activation forget the callback that was there when an answer is lost %s',
		async (_when, faults) => {
			setup.bench.setPhoneCallback(setup.other.url);
			const trigger = addSharing();
			for (const fault of [{ kind: 'cut-after' as const }, ...faults]) fail(fault);
			await trigger.activate().catch(() => undefined);
			setup.bench.emulator.emulation.faults.clear();
			await trigger.activate();
			expect(trigger.saved).toHaveProperty('callback.next');
			await setup.bench.somebodyAsks();
			// Asking whether it forwards to us is no webhook.
			const webhooks = setup.other.received.filter(({ body }) =>
				body.includes('whatsapp_business_account'),
			);
			expect([trigger.heard.length, webhooks.length]).toEqual([1, 1]);
			await trigger.deactivate();
			expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
		},
	);

	it.each(lost)(
		'does not make a test run forget production when an answer is lost %s',
		async (_when, faults) => {
			const trigger = setup.add();
			await trigger.activate();
			for (const fault of [{ kind: 'cut-after' as const }, ...faults]) fail(fault);
			await trigger.listen().catch(() => undefined);
			setup.bench.emulator.emulation.faults.clear();
			await trigger.listen();
			await trigger.stopListening();
			expect(setup.bench.callbacks.phoneNumber).toBe(trigger.address);
		},
	);

	it('keeps nothing of an activation that was refused', async () => {
		setup.bench.setPhoneCallback(setup.other.url);
		const trigger = addSharing();
		fail({ code: 100 });
		await expect(trigger.activate()).rejects.toThrow(/did not accept a value/);
		expect(trigger.staticData).not.toContain('callback');
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});
});
