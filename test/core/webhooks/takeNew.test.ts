import { hopsHeader, toHop } from '../../../nodes/WhatsAppGroups/core/registration/hops';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';
import { loadFixture } from '../../events/readFixture';
import { CapturedLog } from '../../support/capturedLog';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { SlowCallback } from '../../support/slowCallback';
import { TriggerBench } from '../../support/triggerBench';

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
	let bench: TriggerBench;
	let other: SlowCallback;
	let log: CapturedLog;
	let trigger: HostedTrigger;

	beforeAll(async () => {
		bench = await TriggerBench.open();
	});
	afterAll(async () => await bench.close());
	beforeEach(async () => {
		mockPauses.length = 0;
		await bench.begin();
		other = await SlowCallback.open();
		log = new CapturedLog();
		bench.setPhoneCallback(other.url);
		trigger = bench.host.add({
			credentials: bench.credentials,
			parameters: {
				events: ['message.received'],
				ifOtherCallback: 'share',
				otherVerifyToken: 'secret',
			},
		});
		await trigger.activate();
	});
	afterEach(async () => {
		log.end();
		await other.close();
		await bench.end();
	});

	async function post(headers: Record<string, string> = {}): Promise<number> {
		const signature = `sha256=${sign(body, bench.credentials.appSecret)}`;
		const { status } = await fetch(trigger.address, {
			method: 'POST',
			body,
			headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature, ...headers },
		});
		return status;
	}

	async function copyWaits(): Promise<void> {
		while (mockPauses.length < 2) await new Promise((resolve) => setImmediate(resolve));
	}

	/**
	 * The answers to the first one and to a copy, which both are there when the callback behind
	 * answers.
	 */
	async function postTwice(statusBehind: number): Promise<number[]> {
		const first = post();
		await other.reached();
		const copy = post();
		await copyWaits();
		other.answer(statusBehind);
		return await Promise.all([first, copy]);
	}

	it('is passed on once, and starts nothing', async () => {
		expect(await postTwice(200)).toEqual([200, 200]);
		expect([other.asked, trigger.executions.length]).toEqual([1, 1]);
	});

	it('is not taken for passed on when the first one could not be', async () => {
		expect(await postTwice(503)).toEqual([502, 502]);
		expect([other.asked, trigger.executions.length]).toEqual([1, 1]);
	});

	it('is not taken for started when the execution of the first one could not be', async () => {
		trigger.failsToStart = true;
		expect(await postTwice(200)).toEqual([500, 500]);
		trigger.failsToStart = false;
		expect(await post()).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('is taken for one that was sent back when the first one takes too long', async () => {
		const first = post();
		await other.reached();
		const copy = post();
		await copyWaits();
		for (const end of mockPauses) end();
		expect(await copy).toBe(200);
		other.answer(200);
		expect(await first).toBe(200);
		expect([other.asked, trigger.executions.length]).toEqual([1, 1]);
	});

	it('is answered at once when somebody behind sends it back, who may be waiting for that', async () => {
		const first = post();
		await other.reached();
		expect(
			await post({ [hopsHeader]: toHop(`workflow-${trigger.id}/node-${trigger.id}/live`) }),
		).toBe(200);
		other.answer(200);
		expect(await first).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});
});
