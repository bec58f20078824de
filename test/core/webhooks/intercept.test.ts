import { decrypt } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';
import { reportHeader } from '../../../nodes/WhatsAppGroups/core/declarations/expectation';
import { toReportKey } from '../../../nodes/WhatsAppGroups/core/declarations/expectation';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { FakeTrigger, resumeAddress, told } from './fakeTrigger';

const said = (outcome: string) => JSON.stringify({ outcome });
const page = '<!DOCTYPE html><p>No action required</p>';

let trigger: FakeTrigger;
beforeEach(() => {
	resetProcessState();
	trigger = new FakeTrigger();
	trigger.lookOutFor({ question: { pattern: { about: 'tea' } } });
	trigger.textBehind = said('accepted');
});

describe('an event that an execution waits for', () => {
	it('is told to it, and starts nothing', async () => {
		expect(await trigger.hear(told('a', { answers: 'tea' }), told('b'))).toBe(200);
		expect(trigger.heard).toEqual([['b']]);
		const [asked] = trigger.askedBehind;
		expect(asked).toMatchObject({
			method: 'POST',
			url: resumeAddress,
			disableFollowRedirect: true,
			headers: { [reportHeader]: '1' },
		});
		const { report } = JSON.parse(String(asked?.body)) as { report: string };
		const key = toReportKey({ chainSecret: 'chain' });
		expect(JSON.parse(decrypt(report, key))).toEqual({
			resume: resumeAddress,
			event: { eventId: 'a' },
		});
	});

	it('is told to it where the trigger has chosen another one', async () => {
		trigger.parameters.events = ['news.read'];
		expect(await trigger.hear(told('a', { answers: 'tea' }))).toBe(200);
		expect([trigger.askedBehind.length, trigger.heard]).toEqual([1, []]);
	});

	it('is told once, though it comes again, and in a new process, too', async () => {
		await trigger.hear(told('a', { answers: 'tea' }));
		await trigger.hear(told('a', { answers: 'tea' }));
		resetProcessState();
		await trigger.hear(told('a', { answers: 'tea' }));
		expect([trigger.askedBehind.length, trigger.heard]).toEqual([1, []]);
	});

	it('is the only one: what comes after it starts the workflow as ever', async () => {
		await trigger.hear(told('a', { answers: 'tea' }));
		await trigger.hear(told('b', { answers: 'tea' }));
		expect([trigger.askedBehind.length, trigger.heard]).toEqual([1, [['b']]]);
		expect(trigger.lookedOutFor.question).toMatchObject({ overMs: expect.any(Number), resume: '' });
	});

	it('is the only one of two that come at the same moment', async () => {
		const answers = [told('a', { answers: 'tea' }), told('b', { answers: 'tea' })];
		await Promise.all(answers.map(async (event) => await trigger.hear(event)));
		expect([trigger.askedBehind.length, trigger.heard]).toEqual([1, [['b']]]);
	});

	it('ends nothing where the execution rejects it, and is not told again', async () => {
		trigger.textBehind = said('rejected');
		await trigger.hear(told('a', { answers: 'tea' }));
		await trigger.hear(told('a', { answers: 'tea' }));
		trigger.textBehind = said('accepted');
		await trigger.hear(told('b', { answers: 'tea' }));
		expect([trigger.askedBehind.length, trigger.heard]).toEqual([2, []]);
	});

	it.each([
		['was not meant for it', said('ignored'), 200, 'open'],
		['comes when it waits no longer', page, 200, 'over'],
		['comes when it is gone', '{}', 404, 'over'],
		['comes when it has ended', '{"message":"The execution has finished already."}', 409, 'over'],
		['comes with an address that n8n has not signed', '{}', 401, 'over'],
	])('starts the workflow as ever where it %s', async (_what, text, status, state) => {
		trigger.textBehind = text;
		trigger.answerBehind = () => status;
		expect(await trigger.hear(told('a', { answers: 'tea' }))).toBe(200);
		expect(trigger.heard).toEqual([['a']]);
		expect(trigger.log.join()).toContain(state === 'over' ? 'a came too late' : 'was not meant');
		expect(trigger.lookedOutFor.question?.overMs === undefined ? 'open' : 'over').toBe(state);
	});

	it.each([
		['answers with a failure', '', 500],
		['is starting', 'n8n is starting up. Please wait', 200],
		['says something else', '{"outcome":"perhaps"}', 200],
	])('is asked for again where n8n %s, and is not lost', async (_what, text, status) => {
		trigger.textBehind = text;
		trigger.answerBehind = () => status;
		expect(await trigger.hear(told('a', { answers: 'tea' }))).toBe(502);
		expect(await trigger.hear(told('a', { answers: 'tea' }), told('b'))).toBe(502);
		expect(trigger.heard).toEqual([['b']]);
		trigger.textBehind = said('accepted');
		trigger.answerBehind = () => 200;
		expect(await trigger.hear(told('a', { answers: 'tea' }), told('b'))).toBe(200);
		expect(trigger.heard).toEqual([['b']]);
		expect(trigger.lookedOutFor.question).toHaveProperty('overMs');
	});

	it('starts nothing where n8n has taken it, but did not say so', async () => {
		trigger.answerBehind = () => 504;
		expect(await trigger.hear(told('a', { answers: 'tea' }))).toBe(502);
		trigger.answerBehind = () => 200;
		trigger.textBehind = page;
		expect(await trigger.hear(told('a', { answers: 'tea' }))).toBe(200);
		expect(trigger.heard).toEqual([]);
	});
});

describe('nobody is told', () => {
	afterEach(() => expect(trigger.askedBehind).toEqual([]));

	it('of events that nobody waits for', async () => {
		await trigger.hear(told('a', { answers: 'coffee' }), told('b'));
		expect(trigger.heard).toEqual([['a', 'b']]);
	});

	it('of an event that could be meant for two of them', async () => {
		const pattern = { about: 'tea' };
		trigger.lookOutFor({ one: { pattern }, other: { pattern } });
		await trigger.hear(told('a', { perhaps: 'tea' }));
		expect(trigger.heard).toEqual([['a']]);
		expect(trigger.log.join()).toContain('could be meant for 2 waiting executions');
	});

	it('when the time to wait is over', async () => {
		trigger.lookOutFor({ question: { pattern: { about: 'tea' }, untilMs: Date.now() - 1 } });
		await trigger.hear(told('a', { answers: 'tea' }));
		expect(trigger.heard).toEqual([['a']]);
	});

	it('in a test run', async () => {
		trigger.mode = 'manual';
		await trigger.hear(told('a', { answers: 'tea' }));
		expect(trigger.heard).toEqual([['a']]);
	});

	it('by a copy of the workflow', async () => {
		const [place = ''] = Object.keys(trigger.staticData);
		Object.assign(trigger.staticData[place] as object, { owner: 'another' });
		await trigger.hear(told('a', { answers: 'tea' }));
		expect(trigger.heard).toEqual([['a']]);
	});
});

it('tells one that the event could be meant for, where there is no other', async () => {
	await trigger.hear(told('a', { perhaps: 'tea' }));
	expect([trigger.askedBehind.length, trigger.heard]).toEqual([1, []]);
});

it('prefers the one that it surely is for', async () => {
	trigger.lookOutFor({
		one: { pattern: { about: 'coffee' } },
		other: { pattern: { about: 'tea' } },
	});
	await trigger.hear(told('a', { perhaps: 'coffee', answers: 'tea' }));
	expect(trigger.lookedOutFor.other).toHaveProperty('overMs');
	expect(trigger.lookedOutFor.one).not.toHaveProperty('overMs');
});

describe('where several triggers get the same event', () => {
	const event = told('a', { answers: 'tea' });
	let other: FakeTrigger;
	beforeEach(() => {
		resetProcessState();
		other = new FakeTrigger();
		other.lookOutFor({ question: { pattern: { about: 'tea' } } });
		other.textBehind = page;
	});

	it.each([
		['one after the other', async () => [await trigger.hear(event), await other.hear(event)]],
		['side by side', async () => await Promise.all([trigger.hear(event), other.hear(event)])],
	])('the execution is told once, and it starts none of them: %s', async (_when, hear) => {
		expect(await hear()).toEqual([200, 200]);
		expect([trigger.askedBehind.length, other.askedBehind.length]).toEqual([1, 0]);
		expect([trigger.heard, other.heard]).toEqual([[], []]);
		await other.hear(told('b', { answers: 'tea' }));
		expect(other.heard).toEqual([['b']]);
	});

	it('nor does it where the one in front is in another process', async () => {
		const headers = { secret: 's1', 'x-n8n-webhook-hops': 'front' };
		await other.receive({ body: JSON.stringify({ events: [event] }), headers });
		expect([other.askedBehind.length, other.heard]).toEqual([1, []]);
	});
});
