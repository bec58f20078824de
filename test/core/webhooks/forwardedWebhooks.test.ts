import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { rememberCallback } from '../../../nodes/WhatsAppGroups/core/registration/callbackMemory';
import { toHop } from '../../../nodes/WhatsAppGroups/core/registration/hops';
import { encrypted } from '../registration/fakeChain';
import { address, FakeTrigger, told } from './fakeTrigger';

const behind = 'https://crm.example/hook';

let trigger: FakeTrigger;
beforeEach(() => {
	trigger = new FakeTrigger();
	trigger.isInFrontOf(behind);
});
afterEach(() => jest.useRealTimers());

describe('a webhook for two', () => {
	it('starts the workflow, and goes on', async () => {
		expect(await trigger.hear(told('a'))).toBe(200);
		expect(trigger.heard).toEqual([['a']]);
		expect(trigger.askedBehind).toMatchObject([{ url: behind, method: 'POST' }]);
		expect(String(trigger.askedBehind[0]?.body)).toBe(JSON.stringify({ events: [told('a')] }));
	});

	it('is repeated for the one behind, and starts nothing then', async () => {
		trigger.answerBehind = () => 503;
		expect(await trigger.hear(told('a'))).toBe(502);
		const webhook = { body: JSON.stringify({ events: [told('a')] }), headers: { secret: 's1' } };
		expect(await trigger.receive(webhook)).toEqual({
			status: 502,
			body: 'Not everybody who waits for it has taken the webhook',
			type: 'text/plain',
		});
		trigger.answerBehind = () => 200;
		expect(await trigger.hear(told('a'))).toBe(200);
		expect([trigger.heard, trigger.askedBehind.length]).toEqual([[['a']], 3]);
	});

	it('does not go on before n8n could start the workflow', async () => {
		trigger.statusOfStart = 500;
		expect(await trigger.hear(told('a'))).toBe(500);
		expect(trigger.askedBehind).toEqual([]);
	});

	it('only goes on when the test run is over', async () => {
		rememberCallback(trigger.key).hasEnded = true;
		expect(await trigger.hear(told('a'))).toBe(200);
		expect([trigger.heard, trigger.askedBehind.length]).toEqual([[], 1]);
	});

	it('does not go on where it has been before, and is not waited for there', async () => {
		trigger.startsAfterMs = 20;
		const first = trigger.hear(told('a'));
		const hop = toHop({ key: trigger.key, context: { getNodeWebhookUrl: () => address } });
		const body = JSON.stringify({ events: [told('a')] });
		const headers = { secret: 's1', 'x-n8n-webhook-hops': hop };
		expect((await trigger.receive({ body, headers })).status).toBe(200);
		expect(trigger.heard).toEqual([]);
		await first;
		expect([trigger.heard, trigger.askedBehind.length]).toEqual([[['a']], 1]);
	});
});

describe('a copy that comes meanwhile', () => {
	it('starts nothing', async () => {
		expect(await Promise.all([trigger.hear(told('a')), trigger.hear(told('a'))])).toEqual([
			200, 200,
		]);
		expect(trigger.heard).toEqual([['a']]);
	});

	it('is taken in place of the first one where that could not start', async () => {
		trigger.statusOfStart = 500;
		const first = trigger.hear(told('a')).finally(() => (trigger.statusOfStart = 200));
		expect(await Promise.all([first, trigger.hear(told('a'))])).toEqual([500, 200]);
		expect(trigger.heard).toEqual([['a']]);
	});

	it('is asked for again where the first one takes too long', async () => {
		jest.useFakeTimers({ doNotFake: ['setImmediate'] });
		trigger.startsAfterMs = 20_000;
		const first = trigger.hear(told('a'));
		const webhook = { body: JSON.stringify({ events: [told('a')] }), headers: { secret: 's1' } };
		const copy = trigger.receive(webhook);
		await jest.advanceTimersByTimeAsync(10_000);
		expect(await copy).toEqual({
			status: 503,
			body: 'The same webhook is still being handled',
			type: 'text/plain',
		});
		await jest.advanceTimersByTimeAsync(10_000);
		expect(await first).toBe(200);
		expect(trigger.heard).toEqual([['a']]);
	});
});

it('what was taken and who is behind is saved once more, since n8n loses sight of it', async () => {
	trigger.losesSight = true;
	await trigger.hear(told('a'), { ...told('r'), event: 'news.read' });
	resetProcessState();
	trigger.losesSight = false;
	await trigger.hear(told('a'), { ...told('r'), event: 'news.read' });
	expect(trigger.heard).toEqual([['a', 'r']]);
});

it('a webhook that starts nothing changes nothing of what n8n saves, and one that does saves who is behind', async () => {
	const alone = new FakeTrigger();
	await alone.hear(told('a'));
	const state = { version: Date.now(), level: 'number', address, isTest: false };
	rememberCallback(alone.key).callback = state;
	const before = { ...alone.staticData };
	await alone.hear(told('a'));
	expect(alone.staticData).toEqual(before);
	await alone.hear(told('b'));
	const saved = expect.arrayContaining([expect.stringMatching(/callback$/)]) as unknown;
	expect(Object.keys(alone.savedAtOnce)).toEqual(saved);
	expect(Object.keys(alone.staticData)).toEqual(saved);
});

it('a message of the chain is answered', async () => {
	const message = encrypted({ action: 'reach', about: address });
	expect(await trigger.receive(message)).toMatchObject({ status: 200, type: 'application/json' });
	expect([trigger.askedBehind, trigger.log]).toEqual([[], []]);
});

it('a sample leaves a line in the log, and a webhook does not', async () => {
	const isSample = (body: unknown) => JSON.stringify(body).includes('sample');
	const tried = new FakeTrigger({}, { isSample });
	await tried.hear(told('a'));
	expect(tried.log).toEqual([]);
	await tried.hear(told('sample'));
	expect(tried.log).toEqual([
		expect.stringMatching(/^Trigger: A test webhook .* the callback works/),
	]);
});
