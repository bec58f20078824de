import fc from '../../support/fastCheck';
import { readWebhook } from '../../../nodes/WhatsAppGroups/events/reading/readWebhook';
import { toOneMsgEnvelope } from '../../../nodes/WhatsAppGroups/providers/oneMsg/envelope';
import ack from '../../fixtures/onemsg.webhook.ack.json';
import message from '../../fixtures/onemsg.webhook.message.group.json';
import image from '../../fixtures/onemsg.webhook.message.image.json';
import raw from '../../fixtures/onemsg.webhook.raw_meta.json';

const eventsOf = (body: unknown) =>
	readWebhook(toOneMsgEnvelope(body), () => true).map(({ json }) => json);
const [group] = message.messages;

it('reads the documented message of a group', () => {
	expect(eventsOf(message)).toEqual([
		{
			event: 'message.received',
			eventId: `message.received|${group?.id}`,
			timestamp: '2025-04-11T04:08:16.000Z',
			phoneNumberId: '371267300',
			groupId: '120363404694233820',
			participant: { id: '16505551234', waId: '16505551234', name: 'Sheena Nelson' },
			message: { id: group?.id, type: 'text', text: 'What does everyone think about this?' },
			chatInput: 'What does everyone think about this?',
			sessionId: '120363404694233820',
		},
	]);
});

it("gives the same event for Meta's own webhook, except for what only Meta tells", () => {
	const [normalised] = eventsOf(message);
	const [fromMeta] = eventsOf(raw);
	expect(fromMeta).toMatchObject({
		eventId: normalised?.eventId,
		phoneNumberId: '371267300',
		groupId: '120363404694233820',
		participant: normalised?.participant,
		message: { text: 'raw hook' },
	});
});

it('reads an image with the address of its file', () => {
	expect(eventsOf(image)).toMatchObject([
		{
			message: {
				type: 'image',
				text: 'plan.jpg',
				media: { url: 'https://storage.1msg.io/f/abc.jpg' },
			},
		},
	]);
});

it.each([
	['sent', 'message.sent'],
	['delivered', 'message.delivered'],
	['viewed', 'message.read'],
	['read', 'message.read'],
	['failed', 'message.failed'],
])('reads the receipt "%s"', (status, event) => {
	expect(eventsOf({ ...ack, ack: [{ ...ack.ack[0], status }] })).toMatchObject([
		{ event, groupId: '120363404694233820', message: { id: ack.ack[0]?.id } },
	]);
});

it('reads a voice message, a reply, and a person without a phone number', () => {
	const given = {
		...group,
		type: 'voice',
		body: 'https://storage.1msg.io/a.ogg',
		quotedMsgId: 'wamid.1',
		author: 'US.134@c.us',
	};
	expect(eventsOf({ ...message, messages: [given] })).toMatchObject([
		{
			participant: { id: 'US.134', userId: 'US.134' },
			message: { type: 'audio', media: { voice: true }, replyTo: { messageId: 'wamid.1' } },
		},
	]);
});

it('leaves out what the business wrote itself, and keeps messages and receipts of one webhook', () => {
	expect(eventsOf({ ...message, messages: [{ ...group, fromMe: true }] })).toEqual([]);
	expect(eventsOf({ ...message, ...ack }).map(({ event }) => event)).toEqual([
		'message.received',
		'message.delivered',
	]);
});

it.each<object>([
	{ fromMe: 1 },
	{ fromMe: '1' },
	{ fromMe: 'true' },
	{ self: 1 },
	{ self: '1' },
	{ self: true },
])('knows what the business wrote itself by %j', (own) => {
	expect(eventsOf({ ...message, messages: [{ ...group, fromMe: false, ...own }] })).toEqual([]);
});

it.each([0, '0', 'false', null, ''])(
	'takes fromMe: %j for a message of somebody else',
	(fromMe) => {
		expect(eventsOf({ ...message, messages: [{ ...group, fromMe, self: 0 }] })).toHaveLength(1);
	},
);

it('passes on whole what it does not understand', () => {
	expect(eventsOf({ instanceId: '1', chatUpdate: [{}] })).toMatchObject([{ event: 'unknown' }]);
});

it('never throws', () => {
	const likely = fc.record(
		{
			instanceId: fc.jsonValue(),
			messages: fc.jsonValue(),
			ack: fc.jsonValue(),
			entry: fc.jsonValue(),
		},
		{ requiredKeys: [] },
	);
	const part = fc.record({
		messages: fc.array(fc.jsonValue()),
		ack: fc.array(
			fc.record(
				{ id: fc.jsonValue(), chatId: fc.jsonValue(), status: fc.jsonValue() },
				{ requiredKeys: [] },
			),
		),
	});
	fc.assert(
		fc.property(fc.oneof(likely, part, fc.jsonValue()), (body) => void eventsOf(body)),
		{ numRuns: 500 },
	);
});
