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
	])('is the word alone, however it is written: %j', (text, approved) => {
		expect(readReply(says(text), approval)).toEqual({ approved });
		expect(readReply(says(text, toQuestion), approval)).toEqual({ approved });
	});

	it.each([
		'Approve? Never!',
		'approve?',
		'Approve not',
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
	expect(matchReply(says('Saturday', toQuestion), question)).toBe('surely');
});

it('does not take long for a text of 65,536 signs', () => {
	for (const text of [`a${'.'.repeat(65_536)}a`, `Approve${' '.repeat(65_536)}not`]) {
		expect(toWord(text)).toBe('');
		expect(readReply(says(text), approval)).toBeUndefined();
	}
	const answer = readReply(says('Decline '.repeat(8_000), toQuestion), approval);
	expect(answer).toMatchObject({ approved: false });
});
