import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { Answers, byAna, byBen, pass, stopTime } from './collectingTrigger';
import { FakeTrigger, told } from './fakeTrigger';

beforeAll(() => stopTime());
afterAll(() => jest.useRealTimers());

const called = { called: 'robot' };

describe('where only those start the workflow that call it by its name', () => {
	const open = (options: object) =>
		new FakeTrigger({ filters: { called: 'robot' }, options: { ...options } });
	const all = (trigger: FakeTrigger) =>
		trigger.executions.map((items) => items.map(({ json }) => json.all ?? json.eventId));

	beforeEach(() => resetProcessState());

	it('what comes after the name is collected along with it, and nothing of others', async () => {
		const trigger = open({ collectSeconds: 3 });
		const answers = new Answers(trigger);
		await answers.bring(byAna('before'));
		await answers.bring(byAna('a', called));
		await answers.bring(byAna('b'));
		await answers.bring(byBen('c'));
		await pass(3.1);
		await answers.bring(byAna('late'));
		expect(await answers.all(5)).toEqual({ before: 200, a: 200, b: 200, c: 200, late: 200 });
		expect(all(trigger)).toEqual([[['a', 'b']]]);
	});

	it('so is what comes in the same webhook', async () => {
		const trigger = open({ collectSeconds: 3 });
		const answers = new Answers(trigger);
		await answers.bring(byAna('before'), byAna('a', called), byAna('b'), byBen('c'));
		await pass(3.1);
		await answers.all(1);
		expect(all(trigger)).toEqual([[['a', 'b']]]);
	});

	it('nothing comes after what waits for nothing', async () => {
		const trigger = open({ collectSeconds: 3 });
		const answers = new Answers(trigger);
		await answers.bring(told('a', called), told('b'));
		await answers.all(1);
		expect(all(trigger)).toEqual([['a']]);
	});

	it('each has to call it where nothing is collected', async () => {
		const trigger = open({});
		const answers = new Answers(trigger);
		await answers.bring(byAna('a', called), byAna('b'));
		await answers.all(1);
		expect(all(trigger)).toEqual([['a']]);
	});

	it('other filters hold for each by itself', async () => {
		const trigger = new FakeTrigger({
			filters: { called: 'robot', about: 'tea' },
			options: { collectSeconds: 3 },
		});
		const answers = new Answers(trigger);
		await answers.bring(
			byAna('a', { ...called, about: 'tea' }),
			byAna('b', { about: 'tea' }),
			byAna('c'),
		);
		await pass(3.1);
		await answers.all(1);
		expect(all(trigger)).toEqual([[['a', 'b']]]);
	});
});
