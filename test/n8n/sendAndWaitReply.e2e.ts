import type { Json } from './actionWorkflow';
import { eventually } from './eventually';
import { askAndReplyAtOnce, askByReply, replyTo, type AskedByReply } from './replyWorkflow';
import { enterSuite, type Suite } from './suite';
import { listenFor, type Listening } from './triggerWorkflow';
import { outputOf } from './waitingWorkflow';

const longMs = 240_000;
const double = {
	values: { approvalType: 'double', approveLabel: 'Order', disapproveLabel: 'Wait' },
};
const anna = { waId: '16505550101', name: 'Anna' };
const ben = { waId: '16505550102', name: 'Ben' };
const people = [anna, ben];

let suite: Suite;
beforeAll(async () => {
	suite = await enterSuite();
}, longMs);

const ask = async (parameters: Json = {}) =>
	await askByReply(suite, { approvalOptions: double, ...parameters }, people);

/** What the group was sent after the question. */
async function sentAfter({ groupId }: AskedByReply, of = suite): Promise<unknown[]> {
	return (await of.control.sentTo(groupId)).slice(1).map(({ text }) => text);
}

async function isWaiting({ executionId }: AskedByReply, of = suite): Promise<boolean> {
	return (await of.client.execution(executionId)).status === 'waiting';
}

describe('with the trigger in another workflow', () => {
	let listening: Listening;
	beforeAll(async () => {
		listening = await listenFor(suite, ['message.received']);
	}, longMs);
	afterAll(async () => await listening.stop());

	it(
		'goes on when somebody replies to the question, which starts nothing else',
		async () => {
			const question = await ask();
			expect(question.text).toBe(
				'Shall we order?\n\nReply to this message with *Order* or *Wait*.',
			);
			const before = await listening.executionCount();
			await replyTo(suite, question, { who: anna, text: 'order!' });
			expect(await outputOf(suite, question)).toEqual([
				{
					data: {
						approved: true,
						responder: { id: expect.any(String) as string, name: 'Anna', source: 'whatsapp' },
						respondedAt: expect.stringMatching(/Z$/),
						messageId: question.messageId,
						groupId: question.groupId,
					},
				},
			]);
			expect(await listening.executionCount()).toBe(before);
			const { pinned } = await suite.control.group(question.groupId);
			expect(pinned).toEqual([]);
		},
		longMs,
	);

	it(
		'takes a word for it without a reply, and a reason after a no; the group is told who decided',
		async () => {
			const postWhoAnswered = { options: { postWhoAnswered: true } };
			const question = await ask(postWhoAnswered);
			await replyTo(suite, question, { who: ben, text: 'Wait', isReply: false });
			const [output] = await outputOf(suite, question);
			expect(output).toMatchObject({ data: { approved: false, responder: { name: 'Ben' } } });
			expect(await sentAfter(question)).toEqual(['❌ Wait – Ben']);
			const other = await ask(postWhoAnswered);
			await replyTo(suite, other, { who: ben, text: 'Wait, they are too dark' });
			expect(await outputOf(suite, other)).toMatchObject([
				{ data: { approved: false, text: 'they are too dark', chatInput: 'they are too dark' } },
			]);
		},
		longMs,
	);

	it(
		'tells others that they may not answer, and waits on',
		async () => {
			const question = await ask({
				whoMayAnswer: `+${anna.waId}`,
				options: { replyToOthers: 'Only Anna decides this.' },
			});
			await replyTo(suite, question, { who: ben, text: 'Order' });
			await eventually(async () =>
				expect(await sentAfter(question)).toEqual(['Only Anna decides this.']),
			);
			expect(await isWaiting(question)).toBe(true);
			await replyTo(suite, question, { who: anna, text: 'Wait' });
			const [output] = await outputOf(suite, question);
			expect(output).toMatchObject({ data: { approved: false, responder: { name: 'Anna' } } });
		},
		longMs,
	);

	it(
		'takes whatever a reply says as free text, and nothing else that is written',
		async () => {
			const question = await ask({ responseType: 'freeText' });
			const before = await listening.executionCount();
			await replyTo(suite, question, { who: ben, text: 'Hello all', isReply: false });
			await eventually(async () => expect(await listening.executionCount()).toBe(before + 1));
			expect(await isWaiting(question)).toBe(true);
			await replyTo(suite, question, { who: ben, text: 'On Saturday' });
			const [output] = await outputOf(suite, question);
			expect(output).toMatchObject({ data: { text: 'On Saturday', responder: { name: 'Ben' } } });
		},
		longMs,
	);

	it.each([1, 2, 3])(
		'hears who replies before n8n has saved that it waits, time %d',
		async () => {
			const reply = { parameters: { approvalOptions: double }, who: anna, text: 'Order' };
			const question = await askAndReplyAtOnce(suite, reply);
			const [output] = await outputOf(suite, question);
			expect(output).toMatchObject({ data: { approved: true, responder: { name: 'Anna' } } });
		},
		longMs,
	);

	it(
		'decides once: what is said later is a message like any other',
		async () => {
			const question = await ask();
			await replyTo(suite, question, { who: anna, text: 'Order' });
			const [output] = await outputOf(suite, question);
			const before = await listening.executionCount();
			await replyTo(suite, question, { who: ben, text: 'Wait' });
			await eventually(async () => expect(await listening.executionCount()).toBe(before + 1));
			expect(await outputOf(suite, question)).toEqual([output]);
		},
		longMs,
	);

	it(
		'goes on by itself when the time is over, and a late answer changes nothing',
		async () => {
			const limit = { limitType: 'afterTimeInterval', resumeAmount: 0.1, resumeUnit: 'minutes' };
			const question = await ask({ options: { limitWaitTime: { values: limit } } });
			const [output] = await outputOf(suite, question);
			expect(output).toMatchObject({ data: { timedOut: true } });
			const before = await listening.executionCount();
			await replyTo(suite, question, { who: ben, text: 'Order' });
			await eventually(async () => expect(await listening.executionCount()).toBe(before + 1));
			expect(await outputOf(suite, question)).toEqual([output]);
		},
		longMs,
	);
});
