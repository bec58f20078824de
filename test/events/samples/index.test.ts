import { eventSamples } from '../../../nodes/WhatsAppGroups/events/samples';
import { unknownEvent } from '../../../nodes/WhatsAppGroups/events/reading/readWebhook';
import { webhookFields } from '../../../nodes/WhatsAppGroups/events/registry';

const events = [
	...webhookFields.flatMap((webhookField) => webhookField.events.map(({ value }) => value)),
	unknownEvent,
];
const read = (...chosen: string[]) => eventSamples.read(new Set(chosen)).map(({ json }) => json);

it.each(events)('%s has a sample, which is read like a webhook', (event) => {
	const samples = read(event);
	expect(samples).not.toEqual([]);
	expect(new Set(samples.map((sample) => sample.event))).toEqual(new Set([event]));
	expect(JSON.stringify(samples)).not.toContain('"raw"' + (event === unknownEvent ? '!' : ''));
});

it('no sample comes for what was not chosen', () => {
	expect(read()).toEqual([]);
	expect(read('message.received', 'group.suspended').map(({ event }) => event)).toEqual([
		'message.received',
		'message.received',
		'group.suspended',
	]);
});

it('people, times and texts are where they will be', () => {
	expect(read('message.received')).toMatchObject([
		{
			timestamp: expect.stringMatching(/^\d{4}-/) as string,
			participant: { id: expect.any(String) as string, name: 'Ana', username: '@ana' },
			message: { type: 'text', text: 'Where is my order?', replyTo: { isOurs: true } },
			chatInput: 'Where is my order?',
		},
		{ message: { type: 'image', media: { mimeType: 'image/jpeg' } } },
	]);
	expect(read('group.settingsPartlyUpdated')).toMatchObject([
		{ changes: expect.anything() as unknown, errors: [{ code: 131201 }] },
	]);
	expect(read('participant.idChanged')).toMatchObject([
		{ changed: 'phoneNumber', previousParticipant: { waId: '14155550199' } },
	]);
});
