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

	it.each([[{}], [{ type: 'edit', edit: {} }], [{ type: 'text' }], [null]])(
		'without a text is one all the same (%j)',
		(message) => {
			expect(read(edit(message as object))).toMatchObject([
				{ event: 'message.received', chatInput: '' },
			]);
		},
	);
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
