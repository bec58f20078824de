import { hopsHeader, toHop } from '../../../nodes/WhatsAppGroups/core/registration/hops';
import { loadFixture } from '../../events/readFixture';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { SlowCallback } from '../../support/slowCallback';
import { useTriggers } from '../../support/useTriggers';

/**
 * The pauses that a copy waits at most, for passing on and for the execution; they end when a test
 * says so.
 */
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

	beforeEach(async () => {
		mockPauses.length = 0;
		trigger = await setup.addInFrontOfOther({ events: ['message.received'] });
	});

	const post = async (headers: Record<string, string> = {}) =>
		await setup.bench.post(trigger, body, { headers });

	async function copyWaits(): Promise<void> {
		while (mockPauses.length < 2) await new Promise((resolve) => setImmediate(resolve));
	}

	/**
	 * The answers to the first one and to a copy, which both are there when the callback behind
	 * answers.
	 */
	async function postTwice(statusBehind: number): Promise<number[]> {
		const first = post();
		await setup.other.reached();
		const copy = post();
		await copyWaits();
		setup.other.answer(statusBehind);
		return await Promise.all([first, copy]);
	}

	it('is forwarded once, and starts nothing', async () => {
		expect(await postTwice(200)).toEqual([200, 200]);
		expect([setup.other.asked, trigger.executions.length]).toEqual([1, 1]);
	});

	it('does not count as forwarded when the first one was not', async () => {
		expect(await postTwice(503)).toEqual([502, 502]);
		expect([setup.other.asked, trigger.executions.length]).toEqual([1, 1]);
	});

	it('does not count as started when the execution of the first one was not', async () => {
		trigger.failsToStart = true;
		expect(await postTwice(200)).toEqual([500, 500]);
		trigger.failsToStart = false;
		expect(await post()).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('counts as one that was sent back when the first one takes too long', async () => {
		const first = post();
		await setup.other.reached();
		const copy = post();
		await copyWaits();
		for (const end of mockPauses) end();
		expect(await copy).toBe(200);
		setup.other.answer(200);
		expect(await first).toBe(200);
		expect([setup.other.asked, trigger.executions.length]).toEqual([1, 1]);
	});

	it('is answered at once when a callback behind sends it back and waits for the answer', async () => {
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
