import type { WebhookEvent } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import { eventFilters } from '../../../nodes/WhatsAppGroups/events/filters';

/** What expressions give to the filters of the trigger. */
function testOf(name: string, value: unknown): ((event: WebhookEvent) => boolean) | undefined {
	return eventFilters.find(({ field }) => field.name === name)?.toTest(value);
}

const event = {
	event: 'message.received',
	eventId: '1',
	groupId: '120363416829570775',
	participant: { waId: '16505551234', userId: 'US.Ab1', username: 'tiago_m' },
	message: { type: 'image', text: 'Order 4711' },
};
const other = {
	...event,
	groupId: 'other',
	participant: { waId: '16505550000' },
	message: { type: 'text', text: 'Hello' },
};
const groups = (groupId: unknown) => ({ group: [{ groupId }] });

it.each<[name: string, value: unknown, more?: object]>([
	['groups', groups(' 120363416829570775@g.us\n')],
	['groups', groups({ __rl: true, mode: 'id', value: { groupId: '120363416829570775' } })],
	['groups', groups('["120363416829570775"]')],
	['groups', groups({ groupId: '120363416829570775', subject: 'Order' })],
	['groups', groups(['120363416829570775', 'a1'])],
	['groups', groups({ __rl: true, mode: 'id', value: 'a1, 120363416829570775@g.us' })],
	['groups', { group: { groupId: 7 } }, { groupId: '7' }],
	['groups', JSON.stringify(groups('120363416829570775'))],
	['messageTypes', ['Image', ' VIDEO ']],
	['messageTypes', 'image; video'],
	['messageTypes', '["Image"]'],
	['messageTypes', 'Image'],
	['senders', '["+1 (650) 555-1234", "ana"]'],
	['senders', '001 650 555 1234\nana'],
	['senders', 'tel:+16505551234\u200b'],
	['senders', 16505551234],
	['senders', ['us.ab1']],
	['senders', [{ username: 'Tiago_M' }]],
	['senders', { participant: { waId: '16505551234' } }],
	['senders', '@tiago_m, 16505559999'],
	['textContains', 4711],
	['textMatches', 4711],
])('%s understands %j', (name, value, more = {}) => {
	expect(testOf(name, value)?.({ ...event, ...more })).toBe(true);
	expect(testOf(name, value)?.(other)).toBe(false);
});

it.each([
	['groups', groups('Order 4711'), /^Group of Group 1 in Groups has "Order 4711", .*subject/],
	['groups', groups('+1 650 555 1234'), /has "\+1 650 555 1234", .*a phone number/],
	['groups', groups('https://chat.whatsapp.com/abc'), /an invite link/],
	['groups', groups({ name: 'x' }), /has an object \(\{"name":"x"\}\), without a group ID in it/],
	['groups', groups(''), /^Group of Group 1 in Groups is empty$/],
	['groups', { group: [{ groupId: 'a1' }, {}] }, /^Group of Group 2 in Groups is empty$/],
	[
		'groups',
		groups({ __rl: true, mode: 'list', value: '' }),
		/^Group of Group 1 in Groups is empty$/,
	],
	['groups', { group: 'x' }, /^Group 1 of Groups is "x"/],
	['groups', 'x', /^Groups is "x"/],
	['messageTypes', ['text', 'poll'], /^Message Types is "poll", .*one of these: Audio, Contacts/],
	['messageTypes', { type: 'text' }, /^Message Types is an object/],
	['messageTypes', [true], /^Message Types is true/],
	['senders', 'ana, 0170 1234567', /^Senders has "0170 1234567"/],
	['senders', '(650) 555-1234', /neither a phone number .* nor a user ID or username/],
	['senders', [{ name: 'Ana' }], /^Senders has an object \(\{"name":"Ana"\}\)/],
	['senders', 'ana@example.com', /an e-mail address/],
	['senders', 'Ana Maria', /^Senders has "Ana Maria"/],
	['textContains', { a: 1 }, /^Text Contains is an object \(\{"a":1\}\), .*must be (a )?text$/],
	['textContains', ['order'], /^Text Contains is /],
	['textMatches', /order/, /^Text Matches is /],
])('%s refuses %j in one sentence', (name, value, message) => {
	expect(() => testOf(name, value)).toThrow(
		expect.objectContaining({
			name: 'InputRefusal',
			message: expect.stringMatching(message),
			remedy: expect.stringMatching(/\.$/),
		}),
	);
	expect(() => testOf(name, value)).not.toThrow(/\[object Object\]/);
});

it.each(eventFilters.map(({ field }) => field.name))(
	'%s is no test where nothing is in it: whether it was left empty, the panel tells',
	(name) => {
		for (const nothing of [undefined, null, '']) expect(testOf(name, nothing)).toBeUndefined();
	},
);

it('groups are not chosen by name: no webhook waits until all groups have been read', () => {
	const shown = JSON.stringify(eventFilters.map(({ field }) => field));
	expect(shown).toContain('"By ID"');
	expect(shown).not.toContain('"By Name"');
});
