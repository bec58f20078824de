import type { IDataObject } from 'n8n-workflow';
import {
	concernsGroups,
	readWebhook,
} from '../../../nodes/WhatsAppGroups/events/reading/readWebhook';

const sent = { from: '16505551234', group_id: 'G', id: 'wamid.1', timestamp: '1750101000' };

function read(message: object): IDataObject[] {
	const value = { metadata: { phone_number_id: '106540352242922' }, messages: [message] };
	const body = { entry: [{ id: '1', changes: [{ field: 'messages', value }] }] };
	const events = readWebhook(body, () => true).map(({ json }) => json);
	return events.filter(concernsGroups);
}

describe('an edited message', () => {
	const edit = (message: object) => ({
		...sent,
		type: 'edit',
		edit: { original_message_id: 'wamid.0', message },
	});

	it.each([
		['a text', { type: 'text', text: { body: 'At nine' } }, 'At nine'],
		['a caption', { type: 'image', image: { id: '1', caption: 'The plan' } }, 'The plan'],
	])('gives what it says now: %s', (_what, message, text) => {
		expect(read(edit(message))).toMatchObject([
			{
				event: 'message.received',
				chatInput: text,
				message: { type: 'edit', text, content: { original_message_id: 'wamid.0' } },
			},
		]);
	});

	it.each([
		[{}],
		[{ type: 'edit', edit: { message: { type: 'text', text: { body: 'Again' } } } }],
		[{ type: 'text' }],
		[null],
	])('without a text is one all the same (%j)', (message) => {
		expect(read(edit(message as object))).toMatchObject([
			{ event: 'message.received', chatInput: '' },
		]);
	});
});

describe('a message of the type "unknown"', () => {
	it('is one that WhatsApp does not deliver, when the error says so', () => {
		const message = { ...sent, type: 'unknown', errors: [{ code: 131051 }] };
		expect(read(message)).toMatchObject([{ event: 'message.unsupported' }]);
		expect(read({ ...message, errors: [{ code: '131051' }] })).toMatchObject([
			{ event: 'message.unsupported' },
		]);
	});

	it('is received when there is no such error', () => {
		const text = { ...sent, type: 'order', errors: [{ code: 131051 }] };
		expect(read(text)).toMatchObject([{ event: 'message.received' }]);
		for (const errors of [undefined, [], [{ code: 1 }], 'x'])
			expect(read({ ...sent, type: 'unknown', errors })).toMatchObject([
				{ event: 'message.received' },
			]);
	});
});

it('a message without a type is unknown in a group, and nothing in a chat with one person', () => {
	const { group_id, ...alone } = sent;
	expect(read({ ...alone, group_id })).toMatchObject([{ event: 'unknown' }]);
	expect(read(alone)).toEqual([]);
});

it('a time in milliseconds is the same time', () => {
	const text = { ...sent, type: 'text', text: { body: 'Hi' } };
	for (const timestamp of ['1750101000', 1750101000, '1750101000000', 1750101000000])
		expect(read({ ...text, timestamp })).toMatchObject([{ timestamp: '2025-06-16T19:10:00.000Z' }]);
});

describe('a message', () => {
	const context = { id: 'wamid.0', from: '15550783881' };

	it('says everything that is known of it', () => {
		const message = { ...sent, type: 'text', text: { body: 'Hi' }, context };
		expect(read({ ...message, from_user_id: 'US.1', from_parent_user_id: 'US.ENT.1' })).toEqual([
			{
				event: 'message.received',
				eventId: 'message.received|wamid.1',
				timestamp: '2025-06-16T19:10:00.000Z',
				phoneNumberId: '106540352242922',
				businessAccountId: '1',
				groupId: 'G',
				participant: { id: 'US.1', waId: '16505551234', userId: 'US.1', parentUserId: 'US.ENT.1' },
				message: {
					id: 'wamid.1',
					type: 'text',
					text: 'Hi',
					replyTo: { messageId: 'wamid.0', from: '15550783881' },
				},
				chatInput: 'Hi',
				sessionId: 'G',
			},
		]);
	});

	const messageOf = (message: object) => read({ ...sent, ...message })[0]?.message;

	it.each(['audio', 'document', 'image', 'sticker', 'video'])(
		'says everything that is known of its file: %s',
		(type) => {
			const file = {
				id: '1',
				mime_type: 'a/b',
				sha256: 'S',
				url: 'https://a.example/f',
				filename: 'f.pdf',
				voice: 'true',
				animated: false,
				caption: 'Look',
			};
			expect(messageOf({ type, [type]: file })).toEqual({
				id: 'wamid.1',
				type,
				text: 'Look',
				media: {
					id: '1',
					mimeType: 'a/b',
					sha256: 'S',
					url: 'https://a.example/f',
					fileName: 'f.pdf',
					voice: true,
					animated: false,
				},
			});
		},
	);

	it.each([
		['button', { text: 'Yes', payload: 'P' }, 'Yes'],
		['interactive', { button_reply: { id: 'B', title: 'Yes' } }, 'Yes'],
		['interactive', { list_reply: { id: 'L', title: 'Ten' } }, 'Ten'],
		['order', { text: 'none', caption: 'none', body: 'none' }, undefined],
		['order', { button_reply: { title: 'none' } }, undefined],
	])('holds what a person chose, and the rest as it came: %s', (type, part, text) => {
		const expected = { id: 'wamid.1', type, content: part, ...(text !== undefined && { text }) };
		expect(messageOf({ type, [type]: part })).toEqual(expected);
	});

	it.each(['text', null, undefined, 7])('has no content where it is no object: %s', (part) => {
		expect(messageOf({ type: 'order', order: part })).toEqual({ id: 'wamid.1', type: 'order' });
	});

	it('has no content that it only inherits', () => {
		expect(messageOf({ type: 'constructor' })).toEqual({ id: 'wamid.1', type: 'constructor' });
	});

	it('may be a reaction to another one', () => {
		const reaction = { message_id: 'wamid.0', emoji: '👍' };
		expect(messageOf({ type: 'reaction', reaction })).toEqual({
			id: 'wamid.1',
			type: 'reaction',
			reaction: { messageId: 'wamid.0', emoji: '👍' },
		});
	});

	it('answers a person who is known by the user ID only', () => {
		const hidden = { id: 'wamid.0', from_user_id: 'US.1' };
		const replyTo = { messageId: 'wamid.0', from: 'US.1' };
		expect(messageOf({ type: 'order', context: hidden })).toMatchObject({ replyTo });
		expect(messageOf({ type: 'order', context: { from: '1' } })).not.toHaveProperty('replyTo');
	});

	it('is unsupported when Meta says so, with the reason', () => {
		const message = { ...sent, type: 'unsupported', errors: [{ code: 130501 }] };
		expect(read(message)).toMatchObject([
			{ event: 'message.unsupported', eventId: 'message.unsupported|wamid.1' },
		]);
		expect(read(message)[0]?.errors).toMatchObject([{ code: 130501 }]);
	});

	it.each([
		{ ...sent, type: 'system' },
		{ ...sent, type: 'system', system: { type: 'constructor' } },
		{ ...sent, id: '', type: 'text' },
	])('is passed on whole when it is none of a person: %j', (message) => {
		expect(read(message)).toMatchObject([{ event: 'unknown', raw: message }]);
	});
});
