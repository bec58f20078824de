import { loadFixture } from '../../events/readFixture';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { SlowCallback } from '../../support/slowCallback';
import { sharing, useTriggers } from '../../support/useTriggers';

const body = JSON.stringify(loadFixture('webhook.messages.text'));

describe('what n8n answers when a callback behind gets every webhook, too', () => {
	const setup = useTriggers(async () => await SlowCallback.open());

	const events = ['message.received'];

	async function post(trigger: HostedTrigger): Promise<number> {
		const status = await setup.bench.post(trigger, body);
		await setup.bench.host.idle();
		return status;
	}

	it('loses no event when the client is gone before n8n says that it could not start', async () => {
		const trigger = await setup.addInFrontOfOther({ events });
		let unlock: () => void = () => undefined;
		trigger.database = new Promise<void>((resolve) => (unlock = resolve));
		trigger.failsToStart = true;
		setup.other.answer(200);
		const client = new AbortController();
		const first = setup.bench.post(trigger, body, { signal: client.signal }).catch(() => 'gone');
		await new Promise((resolve) => setImmediate(resolve));
		client.abort();
		expect(await first).toBe('gone');
		unlock();
		await setup.bench.host.idle();
		trigger.failsToStart = false;
		expect(await post(trigger)).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('doubles none when the client is gone before n8n says that it has started', async () => {
		const trigger = await setup.addInFrontOfOther({ events });
		const client = new AbortController();
		const first = setup.bench.post(trigger, body, { signal: client.signal }).catch(() => 'gone');
		await setup.other.reached();
		expect(trigger.executions).toHaveLength(1);
		client.abort();
		expect(await first).toBe('gone');
		setup.other.answer(200);
		await setup.bench.host.idle();
		expect(await post(trigger)).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('starts at once what the other one did not take, and asks for a repetition that starts nothing', async () => {
		const trigger = await setup.addInFrontOfOther({ events });
		setup.other.answer(503);
		expect(await post(trigger)).toBe(502);
		expect(trigger.executions).toHaveLength(1);
		setup.other.answer(200);
		expect(await post(trigger)).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('loses no event when neither could start at first', async () => {
		const triggers = [1, 2].map(() => setup.add({ events, ...sharing }));
		for (const trigger of triggers) await trigger.activate();
		for (const trigger of triggers) trigger.failsToStart = true;
		const [behind, front] = triggers as [HostedTrigger, HostedTrigger];
		expect(await post(front)).toBe(500);
		for (const trigger of triggers) trigger.failsToStart = false;
		expect(await post(front)).toBe(200);
		expect([behind.executions.length, front.executions.length]).toEqual([1, 1]);
	});
});
