import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import {
	hearReply,
	toPattern,
	type ByReply,
} from '../../../nodes/WhatsAppGroups/groups/questions/hearReply';
import type { Question } from '../../../nodes/WhatsAppGroups/groups/questions/question';

const now = new Date('2026-11-27T10:00:00.000Z');
const approval = { type: 'approval', approve: 'Order', decline: 'Wait' } as const;
const question: Question = {
	key: 'k',
	text: 'Shall we order?',
	answering: approval,
	groupId: 'G',
	messageId: 'wamid.Q',
	askedAt: '2026-11-27T09:00:00.000Z',
};
const anna = { id: 'US.1', waId: '16505550101', userId: 'US.1', username: 'anna', name: 'Anna' };
const open: ByReply = { people: [], isPosted: false };

let asked: GraphRequest[];
beforeEach(() => (asked = []));

async function hear(
	text: string,
	byReply: ByReply | undefined,
	changes: { question?: Partial<Question>; key?: string; fails?: boolean; who?: IDataObject } = {},
) {
	const message = { id: 'wamid.A', type: 'text', text, replyTo: { messageId: 'wamid.Q' } };
	return await hearReply({
		event: { groupId: 'G', participant: changes.who ?? anna, message },
		kept: { ...question, ...changes.question, byReply } as unknown as IDataObject,
		key: changes.key ?? 'k',
		now,
		ask: async (request) => {
			asked.push(request);
			await (changes.fails ? Promise.reject(new Error('refused')) : Promise.resolve());
		},
	});
}

const written = () => asked.map(({ body }) => (body?.text as IDataObject | undefined)?.body);

it('decides by the label, and says who it was', async () => {
	expect(await hear('order', open)).toEqual({
		outcome: 'accepted',
		decision: {
			data: {
				approved: true,
				responder: { id: 'US.1', name: 'Anna', username: 'anna', source: 'whatsapp' },
				respondedAt: now.toISOString(),
				messageId: 'wamid.Q',
				groupId: 'G',
			},
		},
	});
	expect(asked).toEqual([]);
});

it('hands on why somebody declines, to an agent, too', async () => {
	expect(await hear('Wait: too dark', open)).toMatchObject({
		decision: { data: { approved: false, text: 'too dark', chatInput: 'too dark' } },
	});
	const { decision } = await hear('Wait', open);
	expect(decision?.data).not.toHaveProperty('chatInput');
});

it('takes a free text as it is', async () => {
	const freeText = { answering: { type: 'freeText', respond: '', submit: '' } as const };
	expect(await hear('On Saturday', open, { question: freeText })).toMatchObject({
		decision: { data: { text: 'On Saturday' } },
	});
});

it.each([
	['no answer', 'Perhaps', open, {}],
	['an answer to an earlier question of the same node', 'Order', open, { key: 'before' }],
	['an answer to a question with links', 'Order', undefined, {}],
	[
		'an answer that is too late',
		'Order',
		open,
		{ question: { until: '2026-11-27T09:59:59.000Z' } },
	],
	['an answer of somebody else', 'Order', { ...open, people: ['us.2'] }, {}],
])('has the workflow wait on after %s', async (_what, text, byReply, changes) => {
	expect(await hear(text, byReply, changes)).toEqual({ outcome: 'ignored' });
	expect(asked).toEqual([]);
});

it.each(['16505550101', 'us.1', 'anna'])('lets those answer who may: %s', async (person) => {
	expect(await hear('Order', { ...open, people: ['us.2', person] })).toMatchObject({
		outcome: 'accepted',
	});
});

it('tells others in a reply to them, and waits on', async () => {
	const byReply = { ...open, people: ['us.2'], toOthers: 'Only Ben decides.' };
	for (const fails of [false, true])
		expect(await hear('Order', byReply, { fails })).toEqual({ outcome: 'rejected' });
	expect(asked[0]?.body).toMatchObject({
		to: 'G',
		recipient_type: 'group',
		context: { message_id: 'wamid.A' },
		text: { body: 'Only Ben decides.', preview_url: false },
	});
});

it('posts who has answered, and unpins the question; the answer counts without that, too', async () => {
	const byReply = { ...open, isPosted: true };
	for (const fails of [false, true])
		expect(await hear('Order', byReply, { fails, question: { isPinned: true } })).toMatchObject({
			outcome: 'accepted',
		});
	expect(asked[0]?.body).toMatchObject({ pin: { type: 'unpin', message_id: 'wamid.Q' } });
	await hear('Wait: too dark', byReply);
	await hear('Order', byReply, { who: { id: '16505550101', waId: '16505550101' } });
	expect(written().filter(Boolean)).toEqual([
		'✅ Order – Anna',
		'✅ Order – Anna',
		'❌ Wait – Anna\ntoo dark',
		'✅ Order – 16505550101',
	]);
});

it.each<[string, string, IDataObject, string]>([
	[
		'a name of several lines',
		'Order',
		{ name: 'Eve\u202e\n❌ Wait\u2028Ben' },
		'✅ Order – Eve ❌ Wait Ben',
	],
	['nobody known', 'Order', {}, '✅ Order'],
	[
		'a long reason',
		`Wait: ${'x'.repeat(5000)}`,
		{ name: 'Eve' },
		`❌ Wait – Eve\n${'x'.repeat(1000)}`,
	],
])('posts one line, and what fits into a message, with %s', async (_what, text, who, body) => {
	expect(await hear(text, { ...open, isPosted: true }, { who })).toMatchObject({
		outcome: 'accepted',
		decision: { data: { responder: { source: 'whatsapp' } } },
	});
	expect(written()).toEqual([body]);
});

it('looks out for the labels, the one that agrees first', () => {
	expect(toPattern(question)).toEqual({
		groupId: 'G',
		messageId: 'wamid.Q',
		words: ['Order', 'Wait'],
	});
	const single = { ...question, answering: { type: 'approval', approve: 'Seen' } as const };
	expect(toPattern(single)).toMatchObject({ words: ['Seen'] });
});
