import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';
import { loadFixture } from '../../events/readFixture';
import { CapturedLog } from '../../support/capturedLog';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { SlowCallback } from '../../support/slowCallback';
import { TriggerBench } from '../../support/triggerBench';

const body = JSON.stringify(loadFixture('webhook.messages.text'));

describe('what n8n answers when a callback behind gets every webhook, too', () => {
	let bench: TriggerBench;
	let other: SlowCallback;
	let log: CapturedLog;

	beforeAll(async () => {
		bench = await TriggerBench.open();
	});
	afterAll(async () => await bench.close());
	beforeEach(async () => {
		await bench.begin();
		other = await SlowCallback.open();
		log = new CapturedLog();
	});
	afterEach(async () => {
		log.end();
		await other.close();
		await bench.end();
	});

	async function add(): Promise<HostedTrigger> {
		const trigger = bench.host.add({
			credentials: bench.credentials,
			parameters: {
				events: ['message.received'],
				ifOtherCallback: 'share',
				otherVerifyToken: 'secret',
			},
		});
		await trigger.activate();
		return trigger;
	}

	async function post({ address }: HostedTrigger, signal?: AbortSignal): Promise<number> {
		const headers = {
			'content-type': 'application/json',
			'x-hub-signature-256': `sha256=${sign(body, bench.credentials.appSecret)}`,
		};
		const { status } = await fetch(address, { method: 'POST', body, signal, headers });
		await bench.host.idle();
		return status;
	}

	async function share(): Promise<HostedTrigger> {
		bench.setPhoneCallback(other.url);
		return await add();
	}

	it('loses no event when the client is gone before n8n says that it could not start', async () => {
		const trigger = await share();
		trigger.failsToStart = true;
		const client = new AbortController();
		const first = post(trigger, client.signal).catch(() => 'gone');
		await other.reached();
		client.abort();
		expect(await first).toBe('gone');
		other.answer(200);
		await bench.host.idle();
		trigger.failsToStart = false;
		expect(await post(trigger)).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('doubles none when the client is gone before n8n says that it has started', async () => {
		const trigger = await share();
		const client = new AbortController();
		const first = post(trigger, client.signal).catch(() => 'gone');
		await other.reached();
		client.abort();
		await first;
		other.answer(200);
		await bench.host.idle();
		expect(await post(trigger)).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('starts at once what the other one did not take, and asks for a repetition that starts nothing', async () => {
		const trigger = await share();
		other.answer(503);
		expect(await post(trigger)).toBe(502);
		expect(trigger.executions).toHaveLength(1);
		other.answer(200);
		expect(await post(trigger)).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('loses no event when neither could start at first', async () => {
		const triggers = [await add(), await add()];
		for (const trigger of triggers) trigger.failsToStart = true;
		const [behind, front] = triggers as [HostedTrigger, HostedTrigger];
		expect(await post(front)).toBe(500);
		for (const trigger of triggers) trigger.failsToStart = false;
		expect(await post(front)).toBe(200);
		expect([behind.executions.length, front.executions.length]).toEqual([1, 1]);
	});
});
