import { eventOutputs } from '../../nodes/WhatsAppGroups/events/outputs';
import { unknownEvent } from '../../nodes/WhatsAppGroups/events/reading/readWebhook';
import { webhookFields } from '../../nodes/WhatsAppGroups/events/registry';

const events = [
	...webhookFields.flatMap((webhookField) => webhookField.events.map(({ value }) => value)),
	unknownEvent,
];
const outputsOf = (event: string) =>
	eventOutputs.filter(({ takes }) => takes(event)).map(({ name }) => name);

it('every event has one output', () => {
	expect(events.filter((event) => outputsOf(event).length !== 1)).toEqual([]);
});

it.each([
	['message.received', 'Messages'],
	['message.unsupported', 'Messages'],
	['message.failed', 'Receipts'],
	['message.read', 'Receipts'],
	['participant.idChanged', 'Participants'],
	['joinRequest.revoked', 'Join Requests'],
	['group.suspended', 'Groups'],
	['unknown', 'Other'],
])('%s comes out at %s', (event, output) => {
	expect(outputsOf(event)).toEqual([output]);
});

it('their places never change, since connections are saved by them', () => {
	expect(eventOutputs.map(({ name }) => name)).toEqual([
		'Messages',
		'Participants',
		'Join Requests',
		'Groups',
		'Receipts',
		'Other',
	]);
});
