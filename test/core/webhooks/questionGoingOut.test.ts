import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { Answers, pass, stopTime } from './collectingTrigger';
import { FakeTrigger, told } from './fakeTrigger';

let trigger: FakeTrigger;
beforeEach(() => {
	resetProcessState();
	trigger = new FakeTrigger();
	trigger.textBehind = JSON.stringify({ outcome: 'accepted' });
});

afterEach(() => jest.useRealTimers());

it('an event is asked for again while the question is going out, and told once it is out', async () => {
	const untilMs = Date.now() + 60_000;
	const pattern = { isGoingOut: true };
	trigger.lookOutFor({ question: { pattern, isAnnounced: true, untilMs } });
	expect(await trigger.hear(told('a', { answers: 'tea' }), told('b'))).toBe(502);
	expect([trigger.askedBehind.length, trigger.heard]).toEqual([0, [['b']]]);
	trigger.lookOutFor({ question: { pattern: { about: 'tea' } } });
	expect(await trigger.hear(told('a', { answers: 'tea' }), told('b'))).toBe(200);
	expect([trigger.askedBehind.length, trigger.heard]).toEqual([1, [['b']]]);
});

it('an event starts the workflow as ever where the question that was going out is not known', async () => {
	const pattern = { isGoingOut: true };
	trigger.lookOutFor({ question: { pattern, isAnnounced: true, untilMs: Date.now() - 1 } });
	expect(await trigger.hear(told('a', { answers: 'tea' }))).toBe(200);
	expect([trigger.askedBehind.length, trigger.heard]).toEqual([0, [['a']]]);
});

it('an event is told to another question that it surely answers while one is going out', async () => {
	trigger.lookOutFor({
		soon: { pattern: { isGoingOut: true }, isAnnounced: true, untilMs: Date.now() + 60_000 },
		question: { pattern: { about: 'tea' } },
	});
	expect(await trigger.hear(told('a', { answers: 'tea' }))).toBe(200);
	expect([trigger.askedBehind.length, trigger.heard]).toEqual([1, []]);
});

it('a trigger waits a moment for an execution that is about to wait', async () => {
	const statuses = [409, 409, 200, 200];
	trigger.lookOutFor({ question: { pattern: { about: 'tea' } } });
	trigger.answerBehind = () => statuses.shift() ?? 500;
	stopTime();
	const answers = new Answers(trigger);
	await answers.bring(told('a', { answers: 'tea' }));
	await pass(1.4);
	expect(await answers.all(1)).toEqual({ a: 200 });
	expect(trigger.heard).toEqual([]);
	// It is looked at first: n8n forgets what resumes it in the moment in which it is saved.
	expect(trigger.askedBehind.map(({ method }) => method).join()).toBe('POST,GET,GET,POST');
});
