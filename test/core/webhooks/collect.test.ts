import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { addExpectation } from '../../../nodes/WhatsAppGroups/core/registration/expectations';
import { Answers, byAna, byBen, pass, stopTime } from './collectingTrigger';
import { FakeTrigger, told } from './fakeTrigger';

beforeAll(() => stopTime());
afterAll(() => jest.useRealTimers());

describe('events of the same key that come close to one another', () => {
	let trigger: FakeTrigger;
	let answers: Answers;

	beforeEach(() => {
		resetProcessState();
		trigger = new FakeTrigger({ options: { collectSeconds: 3 } });
		answers = new Answers(trigger);
	});

	const collected = () => trigger.executions.map((items) => items.map(({ json }) => json.all));

	it('start one execution, when nothing more has come for so long', async () => {
		await answers.bring(byAna('a'));
		await pass(2);
		await answers.bring(byAna('b'));
		await pass(2);
		await answers.bring(byAna('c'));
		await pass(2.9);
		expect([trigger.executions, answers.given]).toEqual([[], {}]);
		await pass(0.2);
		expect(await answers.all(3)).toEqual({ a: 200, b: 200, c: 200 });
		expect(collected()).toEqual([[['a', 'b', 'c']]]);
	});

	it('do not wait for longer than three times that, nor than thirty seconds', async () => {
		for (const id of ['a', 'b', 'c', 'd']) {
			await answers.bring(byAna(id));
			await pass(2.5);
		}
		expect(await answers.all(4)).toEqual({ a: 200, b: 200, c: 200, d: 200 });
		trigger.parameters.options = { collectSeconds: 20 };
		for (const id of ['e', 'f']) {
			await answers.bring(byAna(id));
			await pass(15.1);
		}
		expect(await answers.all(6)).toMatchObject({ e: 200, f: 200 });
		expect(collected()).toEqual([[['a', 'b', 'c', 'd']], [['e', 'f']]]);
	});

	it('are apart where their keys are, and where they come later', async () => {
		await answers.bring(byAna('a'));
		await answers.bring(byBen('b'));
		await pass(3.1);
		await answers.all(2);
		await answers.bring(byAna('c'));
		await pass(3.1);
		await answers.all(3);
		expect(collected()).toEqual([[['a']], [['b']], [['c']]]);
	});

	it('come in the order in which they happened', async () => {
		await answers.bring(byAna('b', { timestamp: '2' }), byAna('c', { timestamp: '2' }));
		await answers.bring(byAna('a', { timestamp: '1' }));
		await pass(3.1);
		await answers.all(2);
		expect(collected()).toEqual([[['a', 'b', 'c']]]);
	});

	it('are repeated by the provider, all of them, when n8n could not create the execution', async () => {
		trigger.statusOfStart = 500;
		await answers.bring(byAna('a'));
		await answers.bring(byAna('b'));
		await pass(3.1);
		expect(await answers.all(2)).toEqual({ a: 500, b: 503 });
		trigger.statusOfStart = 200;
		const again = new Answers(trigger);
		await again.bring(byAna('a'));
		await again.bring(byAna('b'));
		await pass(3.1);
		expect(await again.all(2)).toEqual({ a: 200, b: 200 });
		expect(collected()).toEqual([[['a', 'b']]]);
	});

	it('are taken once, however often they are repeated meanwhile and afterwards', async () => {
		await answers.bring(byAna('a'));
		await pass(2);
		const [copy, late] = [new Answers(trigger), new Answers(trigger)];
		await copy.bring(byAna('a'));
		await answers.bring(byAna('b'));
		await pass(3.1);
		expect([await answers.all(2), await copy.all(1)]).toEqual([{ a: 200, b: 200 }, { a: 200 }]);
		await late.bring(byAna('b'));
		expect(await late.all(1)).toEqual({ b: 200 });
		resetProcessState();
		const restarted = new Answers(trigger);
		await restarted.bring(byAna('a'));
		await restarted.bring(byAna('b'));
		expect(await restarted.all(2)).toEqual({ a: 200, b: 200 });
		expect(collected()).toEqual([[['a', 'b']]]);
	});

	it('leave nothing behind that would make a repetition count as seen after a crash', async () => {
		await answers.bring(byAna('a'));
		await answers.bring(byBen('b'), told('other'));
		await answers.all(1);
		expect(trigger.heard).toEqual([['other', 'b']]);
		resetProcessState();
		// What this process waits for goes with it.
		jest.clearAllTimers();
		const restarted = new Answers(trigger);
		await restarted.bring(byAna('a'));
		await pass(3.1);
		expect(await restarted.all(1)).toEqual({ a: 200 });
		expect(trigger.heard.slice(1)).toEqual([['a']]);
	});

	it('let all others through at once, and take along what came in the same webhook', async () => {
		await answers.bring(byAna('a'));
		await answers.bring(told('other'));
		await answers.bring(told('more'), byBen('b'));
		expect(await answers.all(2)).toEqual({ other: 200, 'more+b': 200 });
		expect(trigger.heard).toEqual([['other'], ['more', 'b']]);
		expect(collected()).toEqual([[undefined], [undefined, ['b']]]);
		await answers.bring(told('last'), byAna('c'));
		await pass(3.1);
		expect(await answers.all(4)).toMatchObject({ a: 200, 'last+c': 200 });
		expect(collected().slice(2)).toEqual([[undefined], [['a', 'c']]]);
	});

	it('of several keys in one webhook start together, and each is an item', async () => {
		await answers.bring(byAna('a'), byBen('b'));
		await answers.bring(byBen('c'));
		await pass(3.1);
		expect(await answers.all(2)).toEqual({ 'a+b': 200, c: 200 });
		expect(collected()).toEqual([[['a'], ['b', 'c']]]);
	});

	it('are not more than fifty, nor more than 256 kB; what follows comes afterwards', async () => {
		await answers.bring(...Array.from({ length: 49 }, (_, at) => byAna(`${at}`)));
		await answers.bring(byAna('last'));
		await answers.bring(byAna('next'));
		await answers.all(2);
		expect(trigger.heard).toHaveLength(1);
		await pass(3.1);
		await answers.all(3);
		await answers.bring(byAna('large', { text: 'x'.repeat(270_000) }));
		expect(await answers.all(4)).toMatchObject({ large: 200 });
		expect(collected().map((items) => items.map((all) => (all as string[]).length))).toEqual([
			[50],
			[1],
			[1],
		]);
	});

	it('are not waited for while forty requests wait, nor is any longer what they belong to', async () => {
		await answers.bring(byAna('a'));
		for (let at = 1; at < 40; at += 1) await answers.bring(told(`${at}`, { writer: `${at}` }));
		expect(trigger.executions).toEqual([]);
		await answers.bring(byBen('b'));
		await answers.bring(byAna('c'));
		expect(await answers.all(3)).toEqual({ a: 200, b: 200, c: 200 });
		expect(collected()).toEqual([[['b']], [['a', 'c']]]);
		await pass(3.1);
		await answers.all(42);
		expect(trigger.executions).toHaveLength(41);
	});

	it('are forwarded at once, and repeated when the callback behind did not take one', async () => {
		trigger.isInFrontOf('https://other.example/webhook');
		await answers.bring(byAna('a'));
		expect(trigger.askedBehind).toHaveLength(1);
		trigger.answerBehind = () => 503;
		await answers.bring(byAna('b'));
		await pass(3.1);
		expect(await answers.all(2)).toEqual({ a: 200, b: 503 });
		expect(collected()).toEqual([[['a', 'b']]]);
	});

	it('do not take away what executions have begun to wait for meanwhile', async () => {
		await answers.bring(byAna('a'));
		const store = { staticData: {}, key: trigger.key, owner: () => 'saved by a copy' };
		addExpectation(store, { id: 'question', resume: '', pattern: { about: 'tea' } });
		await pass(3.1);
		await answers.all(1);
		resetProcessState();
		const restarted = new Answers(trigger);
		await restarted.bring(told('b', { answers: 'tea' }));
		await restarted.all(1);
		expect(trigger.log).toEqual([expect.stringContaining('b came too late for the execution')]);
	});

	it('are collected by a test run, too, also if one comes twice', async () => {
		trigger.mode = 'manual';
		await answers.bring(byAna('a'));
		await answers.bring(byAna('a'), byAna('b'));
		await pass(3.1);
		expect(await answers.all(2)).toEqual({ a: 200, 'a+b': 200 });
		expect(collected()).toEqual([[['a', 'b']]]);
		expect(trigger.staticData).toEqual({});
	});
});
