import { hopsHeader, toHop } from '../../../nodes/WhatsAppGroups/core/registration/hops';
import { loadFixture } from '../../events/readFixture';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { SlowCallback } from '../../support/slowCallback';
import { useTriggers } from '../../support/useTriggers';

/** The pauses that a copy waits at most; they end when a test says so. */
const mockPauses: Array<() => void> = [];
jest.mock('n8n-workflow', () => {
	const actual = jest.requireActual<{ sleep: (ms: number) => Promise<void> }>('n8n-workflow');
	const sleep = async (ms: number) =>
		await (ms === 10_000
			? new Promise<void>((resolve) => mockPauses.push(resolve))
			: actual.sleep(ms));
	return { ...actual, sleep };
});

const body = JSON.stringify(loadFixture('webhook.messages.text'));

describe('a copy that comes while the first one is still being handled', () => {
	const setup = useTriggers(async () => await SlowCallback.open());
	let trigger: HostedTrigger;

	/** Lets n8n go on with the execution that it is about to create. */
	let unlock: () => void;

	beforeEach(async () => {
		mockPauses.length = 0;
		trigger = await setup.addInFrontOfOther({ events: ['message.received'] });
		trigger.database = new Promise<void>((resolve) => (unlock = resolve));
	});

	const post = async (headers: Record<string, string> = {}) =>
		await setup.bench.post(trigger, body, { headers });

	async function copyWaits(): Promise<void> {
		while (mockPauses.length === 0) await new Promise((resolve) => setImmediate(resolve));
	}

	/** The answers to the first one and to a copy that comes before n8n has created anything. */
	async function postTwice(statusBehind: number): Promise<number[]> {
		setup.other.answer(statusBehind);
		const both = [post(), post()];
		await copyWaits();
		unlock();
		return (await Promise.all(both)).sort((a, b) => a - b);
	}

	it('starts nothing, and is forwarded to a callback that knows it already', async () => {
		expect(await postTwice(200)).toEqual([200, 200]);
		expect(trigger.executions).toHaveLength(1);
	});

	it('does not count as forwarded when the first one was not', async () => {
		expect(await postTwice(503)).toEqual([502, 502]);
		expect(trigger.executions).toHaveLength(1);
	});

	it('does not count as started when the execution of the first one was not', async () => {
		trigger.failsToStart = true;
		expect(await postTwice(200)).toEqual([500, 500]);
		expect(setup.other.asked).toBe(0);
		trigger.failsToStart = false;
		expect(await post()).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('is sent again by WhatsApp when the first one takes too long, and never counts as started', async () => {
		const both = [post(), post()];
		await copyWaits();
		for (const end of mockPauses) end();
		expect(await Promise.race(both)).toBe(503);
		expect(trigger.executions).toHaveLength(0);
		setup.other.answer(200);
		unlock();
		expect((await Promise.all(both)).sort((a, b) => a - b)).toEqual([200, 503]);
		expect(await post()).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('shares the outcome when only the callback behind still lets us wait', async () => {
		unlock();
		const first = post();
		await setup.other.reached();
		expect(trigger.executions).toHaveLength(1);
		const copy = post();
		setup.other.answer(200);
		expect(await Promise.all([first, copy])).toEqual([200, 200]);
		expect(trigger.executions).toHaveLength(1);
	});

	it('is answered at once when a callback behind sends it back and waits for the answer', async () => {
		unlock();
		const first = post();
		await setup.other.reached();
		expect(
			await post({
				[hopsHeader]: toHop({
					key: `workflow-${trigger.id}/node-${trigger.id}/live`,
					context: { getNodeWebhookUrl: () => trigger.address },
				}),
			}),
		).toBe(200);
		setup.other.answer(200);
		expect(await first).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});
});
