import { Callback } from '../../../emulator/callback';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { sharing, useTriggers } from '../../support/useTriggers';
import { withoutCallback } from '../../../nodes/WhatsAppGroups/core/registration/callbackState';

// The pauses are for the trigger that is away; here it is back after a number of requests.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('a trigger that leaves while the one in front of it is away', () => {
	const setup = useTriggers(async () => await Callback.open());
	let middle: HostedTrigger;
	let front: HostedTrigger;

	beforeEach(async () => {
		middle = await setup.addInFrontOfOther();
		front = setup.add(sharing);
		await front.activate();
		setup.log.lines.length = 0;
	});

	/** n8n answers 404 for the trigger as often as this. */
	function isAwayFor(trigger: HostedTrigger, requests: number): void {
		let asked = 0;
		Object.defineProperty(trigger, 'isActive', {
			configurable: true,
			get: () => ++asked > requests,
		});
	}

	async function everythingReachesTheOther(): Promise<void> {
		const before = setup.other.received.length;
		await setup.bench.somebodyAsks();
		expect(setup.other.received).toHaveLength(before + 1);
	}

	it('says so again until it is heard', async () => {
		isAwayFor(front, 3);
		await middle.deactivate();
		expect(setup.log.lines).toEqual([]);
		await everythingReachesTheOther();
		expect(front.staticData).not.toContain(middle.address);
	});

	it('leaves a log line when nobody confirms it; a trigger of the same process takes it over with the next webhook', async () => {
		front.isActive = false;
		await middle.deactivate();
		expect(setup.log.lines).toEqual([
			expect.stringMatching(/^warn Trigger: Nobody at .* confirmed that this trigger is gone/),
		]);
		front.isActive = true;
		await everythingReachesTheOther();
		await front.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});

	it('is registered again by nobody, also when the one in front hears nothing before it leaves too', async () => {
		front.isActive = false;
		await middle.deactivate();
		await front.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});

	it('is forwarded to again once it has come back', async () => {
		front.isActive = false;
		await middle.deactivate();
		await front.deactivate();
		await middle.activate();
		await front.activate();
		await everythingReachesTheOther();
		expect([middle.executions.length, front.executions.length]).toEqual([1, 1]);
	});

	it('changes nothing for those it was not behind', () => {
		const state = {
			version: 1,
			level: 'phoneNumber',
			address: 'front',
			isTest: false,
			next: 'other',
		};
		expect(withoutCallback(state, { about: 'stranger' })).toBeUndefined();
	});
});
