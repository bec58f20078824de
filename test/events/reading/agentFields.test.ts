import { sayWhereMessagesGo } from '../../../nodes/WhatsAppGroups/events/reading/agentFields';

const webhook = (...fields: unknown[]) => ({
	entry: [{ changes: fields.map((field) => ({ field, value: {} })) }],
});

it.each(['standby', 'messaging_handovers'])('messages that come by "%s" are named', (field) => {
	expect(sayWhereMessagesGo(webhook('messages', field))).toMatch(
		new RegExp(`^A webhook came by "${field}" and starts nothing: .*turn the agent off`),
	);
});

it('nothing is said of any other webhook, whatever it holds', () => {
	for (const body of [
		webhook('messages', 'group_status_update'),
		webhook(undefined, 7, null, {}),
		{ entry: [{ changes: 'standby' }] },
		{ entry: 'standby' },
		[],
		null,
		'standby',
	])
		expect(sayWhereMessagesGo(body)).toBeUndefined();
});
