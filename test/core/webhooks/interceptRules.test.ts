import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { FakeTrigger, told } from './fakeTrigger';

const said = (outcome: string) => JSON.stringify({ outcome });
const pattern = { about: 'tea' };
const tea = told('a', { answers: 'tea' });

function open(): FakeTrigger {
	const trigger = new FakeTrigger();
	trigger.lookOutFor({ question: { pattern } });
	trigger.textBehind = said('accepted');
	return trigger;
}

let trigger: FakeTrigger;
beforeEach(() => {
	resetProcessState();
	trigger = open();
});

const timesTold = () => trigger.askedBehind.length;

describe('starts the workflow as ever, and tells nobody', () => {
	afterEach(() => expect([timesTold(), trigger.heard]).toEqual([0, [['a']]]));

	it('what is no event that anybody can wait for', async () => {
		await trigger.hear({ ...tea, event: 'news.read' });
	});

	it('where the address was encrypted with a secret of the past', async () => {
		trigger.lookOutFor({ question: { pattern, resume: 'of another secret' } });
		expect(await trigger.hear(tea)).toBe(200);
		expect(trigger.log.join()).toContain('a came too late');
	});
});

it('tells nobody what is not meant for this trigger', async () => {
	await trigger.hear({ ...tea, isForeign: true });
	expect([timesTold(), trigger.heard]).toEqual([0, []]);
});

it('tells nobody what has started the workflow before he began to wait', async () => {
	const earlier = new FakeTrigger();
	await earlier.hear(tea);
	earlier.lookOutFor({ question: { pattern } });
	await earlier.hear(tea);
	expect([earlier.askedBehind, earlier.heard]).toEqual([[], [['a']]]);
});

it('says that several may be meant only where there are several', async () => {
	await trigger.hear(told('a', { perhaps: 'tea' }));
	expect(timesTold()).toBe(1);
	expect(trigger.log.join()).not.toContain('could be meant');
});

it('logs each with the workflow that it is about', async () => {
	trigger.lookOutFor({ question: { pattern }, same: { pattern } });
	await trigger.hear(told('b', { perhaps: 'tea' }));
	await trigger.hear(tea);
	expect(trigger.log).toHaveLength(2);
	expect(trigger.logged).toEqual([{ workflowId: 'w' }, { workflowId: 'w' }]);
});

it('keeps what follows one that could not be told for the repetition, and tells it then', async () => {
	trigger.lookOutFor({ question: { pattern }, other: { pattern: { about: 'coffee' } } });
	const both = [tea, told('b', { answers: 'coffee' })];
	trigger.answerBehind = () => 500;
	expect(await trigger.hear(...both)).toBe(502);
	expect([timesTold(), trigger.heard]).toEqual([1, []]);
	trigger.answerBehind = () => 200;
	expect(await trigger.hear(...both)).toBe(200);
	expect([timesTold(), trigger.heard]).toEqual([3, []]);
});

it('tells once what the execution rejects, also where several triggers get it', async () => {
	const other = open();
	trigger.textBehind = said('rejected');
	expect([await trigger.hear(tea), await other.hear(tea)]).toEqual([200, 200]);
	expect([timesTold(), other.askedBehind.length, other.heard]).toEqual([1, 0, []]);
});

describe('behind a trigger in another process', () => {
	const behind = async (events: IDataObject[]) => {
		const headers = { secret: 's1', 'x-n8n-webhook-hops': 'front' };
		return await trigger.receive({ body: JSON.stringify({ events }), headers });
	};

	it('what comes too late has been told by the one in front', async () => {
		trigger.answerBehind = () => 404;
		expect(await behind([tea])).toMatchObject({ status: 200 });
		expect([trigger.heard, trigger.log.join()]).toEqual([[], expect.stringContaining('waits on')]);
	});

	it('what was not meant starts the workflow as ever', async () => {
		trigger.textBehind = said('ignored');
		expect(await behind([tea])).toMatchObject({ status: 200 });
		expect(trigger.heard).toEqual([['a']]);
	});
});
