import fc from '../../support/fastCheck';
import { Callback } from '../../../emulator/callback';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { heardPeople } from '../../support/triggerBench';
import { useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

const steps = ['activate', 'deactivate', 'listen', 'stopListening'] as const;
type Step = readonly [(typeof steps)[number], number];

describe('several triggers on one number', () => {
	const setup = useTriggers(async () => await Callback.open());
	const add = () => setup.add({ ifOtherCallback: 'share' });

	async function take([step, at]: Step, triggers: readonly HostedTrigger[]): Promise<void> {
		const trigger = triggers[at];
		if (!trigger) return;
		const isPossible = step.startsWith('de') || step.startsWith('stop');
		const isOn = step.toLowerCase().includes('listen') ? trigger.isListening : trigger.isActive;
		if (isOn === isPossible) await trigger[step]();
	}

	async function everyActiveOneHears(triggers: readonly HostedTrigger[]): Promise<void> {
		const before = triggers.map(({ executions }) => executions.length);
		const waId = await setup.bench.somebodyAsks();
		const heard = triggers.map(({ heard: all }, at) => heardPeople(all).slice(before[at]));
		expect(heard).toEqual(triggers.map(({ isActive }) => (isActive ? [waId] : [])));
	}

	function nothingIsDead(triggers: readonly HostedTrigger[]): void {
		const alive = triggers.flatMap(({ isActive, isListening, address, testAddress }) => [
			...(isActive ? [address] : []),
			...(isListening ? [testAddress] : []),
		]);
		expect([undefined, ...alive]).toContain(setup.bench.callbacks.phoneNumber);
	}

	it('all hear everything, in whatever order they are published and unpublished', async () => {
		const anyStep = fc.tuple(fc.constantFrom(...steps), fc.integer({ min: 0, max: 2 }));
		const property = fc.asyncProperty(
			fc.array(anyStep, { minLength: 3, maxLength: 9 }),
			async (sequence) => {
				await setup.bench.end();
				await setup.bench.begin();
				const triggers = [add(), add(), add()];
				for (const step of sequence) await take(step, triggers);
				nothingIsDead(triggers);
				await everyActiveOneHears(triggers);
				for (const at of [0, 1, 2]) await take(['stopListening', at], triggers);
				await everyActiveOneHears(triggers);
				nothingIsDead(triggers);
				for (const at of [1, 0, 2]) await take(['deactivate', at], triggers);
				expect(setup.bench.callbacks.phoneNumber).toBeUndefined();
			},
		);
		await fc.assert(property, { numRuns: 25 });
	}, 60_000);

	it('all hear everything when they are unpublished at the same time', async () => {
		const triggers = [add(), add(), add(), add()];
		for (const trigger of triggers) await trigger.activate();
		await Promise.all([
			triggers[3]?.deactivate(),
			triggers[1]?.deactivate(),
			triggers[2]?.deactivate(),
		]);
		await everyActiveOneHears(triggers);
		expect(setup.bench.callbacks.phoneNumber).toBe(triggers[0]?.address);
	});
});
