import type { IDataObject } from 'n8n-workflow';
import { toOneMsgEnvelope } from '../../../nodes/WhatsAppGroups/providers/oneMsg/envelope';

const message = {
	id: 'M',
	chatId: '1203@g.us',
	author: '16505551234@c.us',
	senderName: 'Ana',
	time: 1744344496,
	type: 'chat',
	body: 'Hi',
};

function valuesOf(body: object): IDataObject[] {
	const { object, entry } = toOneMsgEnvelope(body) as {
		object?: string;
		entry: Array<{ changes: Array<{ field: string; value: IDataObject }> }>;
	};
	expect(object).toBe('whatsapp_business_account');
	const changes = entry.flatMap((one) => one.changes);
	expect(changes.every(({ field }) => field === 'messages')).toBe(true);
	return changes.map(({ value }) => value);
}

const messageOf = (changes: object) =>
	(valuesOf({ messages: [{ ...message, ...changes }] })[0]?.messages as IDataObject[])[0];

describe("a message in Meta's form", () => {
	it('has its sender, its group and its text', () => {
		expect(valuesOf({ instanceId: 'instance371', messages: [message] })).toEqual([
			{
				metadata: { phone_number_id: '371' },
				contacts: [{ profile: { name: 'Ana' }, wa_id: '16505551234' }],
				messages: [
					{
						from: '16505551234',
						group_id: '1203',
						id: 'M',
						timestamp: 1744344496,
						type: 'text',
						text: { body: 'Hi' },
					},
				],
			},
		]);
	});

	it('may come from a person without a phone number, or without any name', () => {
		const [value] = valuesOf({ messages: [{ ...message, author: 'US.134@c.us' }] });
		expect(value?.contacts).toEqual([{ profile: { name: 'Ana' }, user_id: 'US.134' }]);
		expect(value?.metadata).toEqual({});
		expect(messageOf({ author: 'US.134@c.us' })).toMatchObject({ from_user_id: 'US.134' });
		expect(messageOf({ author: 'x1' })).toMatchObject({ from_user_id: 'x1' });
		expect(messageOf({ author: '1x' })).toMatchObject({ from_user_id: '1x' });
		for (const changes of [{ author: undefined }, { senderName: '' }])
			expect(valuesOf({ messages: [{ ...message, ...changes }] })[0]?.contacts).toEqual([]);
		expect(messageOf({ author: '' })).not.toHaveProperty('from');
		expect(messageOf({ author: '' })).not.toHaveProperty('from_user_id');
	});

	it('is in no group in a chat with one person', () => {
		expect(messageOf({ chatId: '16505551234@c.us' })).not.toHaveProperty('group_id');
		expect(messageOf({ chatId: undefined })).not.toHaveProperty('group_id');
	});

	it.each([
		['image', 'image', undefined],
		['video', 'video', undefined],
		['audio', 'audio', undefined],
		['voice', 'audio', true],
		['document', 'document', undefined],
		['sticker', 'sticker', undefined],
	])('has the address of its file: %s', (given, type, voice) => {
		const file = messageOf({ type: given, body: 'https://a.example/f', caption: 'Look' });
		expect(file).toMatchObject({ type });
		expect(file?.[type]).toEqual({
			url: 'https://a.example/f',
			caption: 'Look',
			...(voice && { voice }),
		});
	});

	it('keeps what it holds of another type, and answers', () => {
		expect(messageOf({ type: 'location', body: '1;2', caption: 'x' })).toMatchObject({
			type: 'location',
			location: { body: '1;2' },
		});
		expect(messageOf({ type: undefined })).toMatchObject({ type: 'unsupported' });
		expect(messageOf({ quotedMsgId: 'Q' })).toMatchObject({ context: { id: 'Q' } });
		expect(messageOf({})).not.toHaveProperty('context');
	});

	it.each([{ fromMe: true }, { self: 1 }, { self: true }])(
		'is none when the business wrote it: %j',
		(own) => {
			expect(toOneMsgEnvelope({ messages: [{ ...message, ...own }] })).toBeUndefined();
			expect(valuesOf({ messages: [{ ...message, ...own }, message] })).toHaveLength(1);
			expect(messageOf({ fromMe: false, self: 0 })).toMatchObject({ id: 'M' });
		},
	);
});

describe("a receipt in Meta's form", () => {
	const ack = { id: 'M', chatId: '1203@g.us', status: 'viewed', timestamp: 1, time: 2 };
	const statusesOf = (...acks: object[]) => valuesOf({ ack: acks, instanceId: 7 });

	it('is about a group, or about one person', () => {
		const inGroup = {
			id: 'M',
			status: 'read',
			timestamp: 1,
			recipient_id: '1203',
			recipient_type: 'group',
		};
		const alone = { ...inGroup, recipient_id: '1650', recipient_type: 'individual' };
		expect(statusesOf(ack, { ...ack, chatId: '1650@c.us' })).toEqual([
			{ metadata: { phone_number_id: '7' }, statuses: [inGroup, alone] },
		]);
	});

	it('has its time under either name, and keeps every other state', () => {
		const [value] = statusesOf({ ...ack, status: 'sent', timestamp: undefined }, { status: 'x' });
		expect(value?.statuses).toEqual([
			expect.objectContaining({ status: 'sent', timestamp: 2 }),
			{ status: 'x', recipient_id: '', recipient_type: 'individual' },
		]);
	});
});

describe("a webhook in Meta's own form", () => {
	const graphId = Buffer.from('capi_group:17055550139:120363404694233820').toString('base64');
	const raw = (value: unknown) => ({
		object: 'whatsapp_business_account',
		instanceId: 'instance7',
		entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
	});
	const valueOf = (value: unknown) => {
		const read = toOneMsgEnvelope(raw(value)) as ReturnType<typeof raw>;
		expect(read).toMatchObject({ object: 'whatsapp_business_account' });
		expect(read).not.toHaveProperty('instanceId');
		expect(read.entry[0]?.id).toBe('1');
		return read.entry[0]?.changes[0]?.value;
	};

	it('names the channel, and groups by the number that 1msg knows', () => {
		const groups = [{ group_id: graphId, type: 'group_create' }, { type: 'x' }];
		const messages = [{ group_id: graphId, id: 'M' }, { group_id: 'other@g.us' }];
		const statuses = [
			{ recipient_id: graphId, recipient_type: 'group' },
			{ recipient_id: graphId, recipient_type: 'individual' },
		];
		const metadata = { display_phone_number: '1' };
		expect(valueOf({ metadata, groups, messages, statuses, contacts: [] })).toEqual({
			metadata: { display_phone_number: '1', phone_number_id: '7' },
			groups: [{ group_id: '120363404694233820', type: 'group_create' }, { type: 'x' }],
			messages: [{ group_id: '120363404694233820', id: 'M' }, { group_id: 'other' }],
			statuses: [
				{ recipient_id: '120363404694233820', recipient_type: 'group' },
				{ recipient_id: graphId, recipient_type: 'individual' },
			],
			contacts: [],
		});
	});

	it.each([{}, undefined, 'x'])('adds nothing but the channel to %j', (value) => {
		expect(valueOf(value)).toEqual({ metadata: { phone_number_id: '7' } });
	});
});

it.each([undefined, 'x', {}, { messages: [], ack: [] }, { chatUpdate: [{}] }])(
	'what is neither stays as it is: %j',
	(body) => {
		expect(toOneMsgEnvelope(body)).toBe(body);
	},
);
