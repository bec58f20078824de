import type { IDataObject } from 'n8n-workflow';
import {
	matchReply,
	readReply,
	toWord,
} from '../../../nodes/WhatsAppGroups/groups/questions/replies';

const question = { groupId: 'G', messageId: 'wamid.Q' };
const approval = { ...question, words: ['Approve', 'Decline'] };
const says = (text: string | undefined, message: IDataObject = {}, groupId = 'G') => ({
	groupId,
	message: { id: 'wamid.A', type: 'text', text, ...message },
});
const toQuestion = { replyTo: { messageId: 'wamid.Q' } };
const toAnother = { replyTo: { messageId: 'wamid.X' } };

describe('an approval', () => {
	it.each([
		['Approve', true],
		['approve', true],
		['  APPROVE!! ', true],
		['*Approve*', true],
		['Approve 👍', true],
		['decline', false],
		['Decline.', false],
		['Ｄecline', false],
		['\u200fApprove\u200f', true],
		['Approve 👍🏽', true],
	])('is the word alone, however it is written: %j', (text, approved) => {
		expect(readReply(says(text), approval)).toEqual({ approved });
		expect(readReply(says(text, toQuestion), approval)).toEqual({ approved });
	});

	it.each([
		'Approve? Never!',
		'approve?',
		'Approve not',
		'Approve؟',
		'Approve ❓',
		'Approve ❌',
		'~Approve~',
		'Decline?',
		'No problem',
		'Approved',
		'I approve',
		'Do not approve',
		'',
		'👍',
		'Declined',
		'no',
	])('is nothing else: %j', (text) => {
		expect(readReply(says(text, toQuestion), approval)).toBeUndefined();
		expect(readReply(says(text), approval)).toBeUndefined();
	});

	it('may have a reason after a no, in a reply to the question only', () => {
		const text = 'Decline, it is\ntoo expensive';
		const reason = 'it is too expensive';
		expect(readReply(says(text, toQuestion), approval)).toEqual({ approved: false, reason });
		expect(readReply(says(text), approval)).toBeUndefined();
	});

	it.each([
		['No', 'No problem, go ahead'],
		['No', 'No-one minds'],
		['No', 'No.1 is better'],
		['Don', "Don't wait"],
		['No', 'No? Why not!'],
	])('is not declined with the label %j by %j', (label, text) => {
		const pattern = { ...question, words: ['Yes', label] };
		expect(readReply(says(text, toQuestion), pattern)).toBeUndefined();
	});

	it.each([
		['No', 'No: too late', 'too late'],
		['No', 'No\ntoo late', 'too late'],
		['No', '*No*, too late', 'too late'],
		['No', 'No (too late)', 'too late)'],
		['No', 'No – too late', 'too late'],
		['拒否', '拒否、遅すぎます', '遅すぎます'],
		['لا', 'لا، متأخر', 'متأخر'],
		['👎', '👎🏽 too late', 'too late'],
	])('is declined with the label %j by %j', (label, text, reason) => {
		const pattern = { ...question, words: ['Yes', label] };
		expect(readReply(says(text, toQuestion), pattern)).toEqual({ approved: false, reason });
	});

	it.each([
		['हाँ', 'है'],
		['ใช่', 'ใช้'],
		['Sí', 'Sé'],
	])('with the label %j is not the other word %j', (label, text) => {
		const pattern = { ...question, words: [label] };
		expect(readReply(says(text, toQuestion), pattern)).toBeUndefined();
		expect(readReply(says(label), pattern)).toEqual({ approved: true });
	});

	it.each([
		['İptal', 'iptal'],
		['Hayır', 'HAYIR'],
		['Groß', 'GROSS'],
		['👍', '👍🏿'],
		['❤️', '❤'],
		['1️⃣', '1'],
		['✅ Yes', 'yes'],
		['❌ No', 'no'],
		['می‌خواهم', 'می‌خواهم!'],
		['네', '네~'],
	])('with the label %j is %j, too', (label, text) => {
		expect(readReply(says(text), { ...question, words: [label] })).toEqual({ approved: true });
	});

	it('may have one answer only', () => {
		const single = { ...question, words: ['Got it'] };
		expect(readReply(says('got  it'), single)).toEqual({ approved: true });
		expect(readReply(says('Decline', toQuestion), single)).toBeUndefined();
	});

	it('takes labels of several words, and of signs alone', () => {
		const words = ['Yes, please', '👎'];
		const pattern = { ...question, words };
		expect(readReply(says('yes, please'), pattern)).toEqual({ approved: true });
		expect(readReply(says('Yes'), pattern)).toBeUndefined();
		expect(readReply(says('👎'), pattern)).toEqual({ approved: false });
		expect(readReply(says('👎 too late', toQuestion), pattern)).toEqual({
			approved: false,
			reason: 'too late',
		});
	});
});

describe('free text', () => {
	it('is whatever a reply to the question says', () => {
		expect(readReply(says('Saturday at ten', toQuestion), question)).toEqual({
			text: 'Saturday at ten',
		});
		expect(readReply(says('Saturday at ten'), question)).toBeUndefined();
		expect(readReply(says('\u200b', toQuestion), question)).toBeUndefined();
	});
});

describe('nothing answers', () => {
	it.each<[string, IDataObject]>([
		['in another group', says('Approve', toQuestion, 'H')],
		['to another message', says('Approve', toAnother)],
		['by a caption', says('Approve', { type: 'image' })],
		['by a change to an earlier message', says('Approve', { type: 'edit' })],
		['without words', says(undefined, toQuestion)],
		['without a message', { groupId: 'G' }],
	])('%s', (_where, event) => {
		expect(readReply(event, approval)).toBeUndefined();
		expect(readReply(event, question)).toBeUndefined();
		expect(matchReply(event, approval)).toBeUndefined();
	});
});

it('is surely meant where it replies to the question, else perhaps', () => {
	expect(matchReply(says('Approve', toQuestion), approval)).toBe('surely');
	expect(matchReply(says('Approve'), approval)).toBe('perhaps');
	expect(matchReply(says('Approve'), { groupId: 'G', words: ['Approve'] })).toBe('perhaps');
	expect(matchReply(says('Maybe', toQuestion), approval)).toBeUndefined();
	// Its ID is not known where the provider put it into a queue: people reply to it all the same.
	expect(matchReply(says('Approve', toAnother), { groupId: 'G', words: ['Approve'] })).toBe(
		'perhaps',
	);
	expect(matchReply(says('Hello', toAnother), { groupId: 'G', words: ['Approve'] })).toBe(
		undefined,
	);
	expect(matchReply(says('Saturday', toQuestion), question)).toBe('surely');
});

it.each<[string, IDataObject, IDataObject, string | undefined]>([
	['a label in a reply', approval, says('Approve', toAnother), 'soon'],
	['a label alone', approval, says('Approve'), 'soon'],
	['a reason in a reply', approval, says('Decline: too late', toAnother), 'soon'],
	['a reason alone', approval, says('Decline: too late'), undefined],
	['other words', approval, says('Hello', toAnother), undefined],
	['another group', approval, says('Approve', {}, 'H'), undefined],
	['a text in a reply', question, says('Saturday', toAnother), 'soon'],
	['a text alone', question, says('Saturday'), undefined],
])('while the question goes out, %s may be meant for it', (_what, pattern, event, match) => {
	const { groupId, words } = pattern;
	expect(matchReply(event as never, { groupId, words, isGoingOut: true })).toBe(match);
});

it('does not take long for a text of 65,536 signs', () => {
	for (const text of [`a${'.'.repeat(65_536)}a`, `Approve${' '.repeat(65_536)}not`]) {
		expect(toWord(text)).toBe('');
		expect(readReply(says(text), approval)).toBeUndefined();
	}
	const answer = readReply(says('Decline. '.repeat(7_000), toQuestion), approval);
	expect(answer).toMatchObject({ approved: false });
});
