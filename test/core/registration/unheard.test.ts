import { Callback } from '../../../emulator/callback';
import { CapturedLog } from '../../support/capturedLog';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { TriggerBench } from '../../support/triggerBench';
import { withoutNeighbour } from '../../../nodes/WhatsAppGroups/core/registration/callbackState';

// The pauses are for the trigger that is away; here it is back after a number of requests.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('a trigger that leaves while the one in front of it is away', () => {
	let bench: TriggerBench;
	let other: Callback;
	let log: CapturedLog;
	let middle: HostedTrigger;
	let front: HostedTrigger;

	beforeAll(async () => {
		bench = await TriggerBench.open();
	});
	afterAll(async () => await bench.close());
	beforeEach(async () => {
		await bench.begin();
		other = await Callback.open();
		bench.setPhoneCallback(other.url);
		[middle, front] = [add(), add()];
		await middle.activate();
		await front.activate();
		log = new CapturedLog();
	});
	afterEach(async () => {
		log.end();
		await other.close();
		await bench.end();
	});

	function add(): HostedTrigger {
		return bench.host.add({
			credentials: bench.credentials,
			parameters: {
				events: ['joinRequest.created'],
				ifOtherCallback: 'share',
				otherVerifyToken: 'secret',
			},
		});
	}

	/** n8n answers 404 for the trigger as often as this. */
	function isAwayFor(trigger: HostedTrigger, requests: number): void {
		let asked = 0;
		Object.defineProperty(trigger, 'isActive', {
			configurable: true,
			get: () => ++asked > requests,
		});
	}

	async function everythingReachesTheOther(): Promise<void> {
		const before = other.received.length;
		await bench.somebodyAsks();
		expect(other.received).toHaveLength(before + 1);
	}

	it('says so again until it is heard', async () => {
		isAwayFor(front, 3);
		await middle.deactivate();
		expect(log.lines).toEqual([]);
		await everythingReachesTheOther();
		expect(front.staticData).not.toContain(middle.address);
	});

	it('leaves a log line when it stays unheard; a trigger of the same process mends itself with the next webhook', async () => {
		front.isActive = false;
		await middle.deactivate();
		expect(log.lines).toEqual([
			expect.stringMatching(/^warn Trigger: Nobody at .* confirmed that this trigger is gone/),
		]);
		front.isActive = true;
		await everythingReachesTheOther();
		await front.deactivate();
		expect(bench.callbacks.phoneNumber).toBe(other.url);
	});

	it('is put back by nobody, also when the one in front hears nothing before it leaves too', async () => {
		front.isActive = false;
		await middle.deactivate();
		await front.deactivate();
		expect(bench.callbacks.phoneNumber).toBe(other.url);
	});

	it('is a neighbour again once it has come back', async () => {
		front.isActive = false;
		await middle.deactivate();
		await front.deactivate();
		await middle.activate();
		await front.activate();
		await everythingReachesTheOther();
		expect([middle.executions.length, front.executions.length]).toEqual([1, 1]);
	});

	it('was no neighbour of others, which change nothing', () => {
		const state = {
			version: 1,
			level: 'phoneNumber',
			address: 'front',
			isTest: false,
			next: 'other',
		};
		expect(withoutNeighbour(state, { about: 'stranger' })).toBeUndefined();
	});
});
