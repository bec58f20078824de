import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { Answers, byAna, pass, stopTime } from './collectingTrigger';
import { FakeTrigger, told } from './fakeTrigger';

beforeAll(() => stopTime());
afterAll(() => jest.useRealTimers());

let trigger: FakeTrigger;
let answers: Answers;
function open(options: object = {}): void {
	resetProcessState();
	trigger = new FakeTrigger({ options: { collectSeconds: 3, ...options } });
	answers = new Answers(trigger);
}
beforeEach(() => open());

const collected = () => trigger.executions.map((items) => items.map(({ json }) => json.all));

describe('while n8n creates the execution of what was collected', () => {
	it('what comes is collected anew, and what comes after that belongs to it', async () => {
		trigger.startsAfterMs = 2_000;
		await answers.bring(byAna('a'));
		await pass(3.1);
		await answers.bring(byAna('b'));
		await pass(2);
		await answers.bring(byAna('c'));
		await pass(7.5);
		expect(await answers.all(3)).toEqual({ a: 200, b: 200, c: 200 });
		expect(collected()).toEqual([[['a']], [['b', 'c']]]);
	});

	it('what comes starts after it, however long that takes', async () => {
		trigger.startsAfterMs = 10_000;
		await answers.bring(byAna('a'));
		await pass(3.1);
		trigger.startsAfterMs = 1;
		await answers.bring(byAna('b'));
		await pass(5);
		expect(trigger.executions).toEqual([]);
		await pass(6);
		expect(await answers.all(2)).toEqual({ a: 200, b: 200 });
		expect(collected()).toEqual([[['a']], [['b']]]);
	});
});

it('a crash takes what waits, and not what came along and has started: n8n has saved that much', async () => {
	await answers.bring(byAna('a'));
	await answers.bring(told('other'), byAna('b'));
	expect(trigger.heard).toEqual([['other']]);
	resetProcessState();
	jest.clearAllTimers();
	trigger.staticData = trigger.savedAtOnce;
	const restarted = new Answers(trigger);
	await restarted.bring(byAna('a'));
	await restarted.bring(told('other'), byAna('b'));
	await pass(3.1);
	expect(await restarted.all(2)).toEqual({ a: 200, 'other+b': 200 });
	expect(collected().slice(1)).toEqual([[['a', 'b']]]);
});

it('requests that were answered do not count among those that are held', async () => {
	for (let at = 0; at < 40; at += 1) {
		await answers.bring(told(`${at}`, { writer: `${at}` }));
		await pass(3.1);
	}
	await answers.all(40);
	await answers.bring(byAna('a'));
	await pass(2.9);
	expect(trigger.executions).toHaveLength(40);
	await pass(0.2);
	expect(await answers.all(41)).toMatchObject({ a: 200 });
});

describe('the answer', () => {
	it('to what has started the workflow asks for it again where the callback behind did not take it', async () => {
		trigger.isInFrontOf('https://other.example/webhook');
		trigger.answerBehind = () => 503;
		await answers.bring(byAna('a'));
		await pass(3.1);
		expect(await answers.all(1)).toEqual({ a: 502 });
		expect(collected()).toEqual([[['a']]]);
	});

	it('is the one of n8n where it could not start the workflow, whatever the other one says', async () => {
		trigger.isInFrontOf('https://other.example/webhook');
		trigger.answerBehind = () => 503;
		trigger.statusOfStart = 500;
		await answers.bring(byAna('a'));
		await pass(3.1);
		expect(await answers.all(1)).toEqual({ a: 500 });
	});

	it('to what came along says why it is asked for again', async () => {
		trigger.statusOfStart = 500;
		await answers.bring(byAna('a'));
		const body = JSON.stringify({ events: [byAna('b')] });
		const second = trigger.receive({ body, headers: { secret: 's1' } });
		await pass(3.1);
		expect(await second).toMatchObject({
			status: 503,
			body: 'Not everything could be started or forwarded',
		});
	});
});

it('each event has what the options add, though receipts are merged', async () => {
	open({ includeRaw: true, mergeReceipts: true });
	await answers.bring(byAna('b', { timestamp: '2' }), byAna('a', { timestamp: '1' }));
	await pass(3.1);
	await answers.all(1);
	const [[item] = []] = trigger.executions;
	expect(item?.json).toMatchObject({ all: ['a', 'b'], provider: 'acme', raw: { raw: 'a' } });
});
