import type { WebhookEvent } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import { eventFilters } from '../../../nodes/WhatsAppGroups/events/filters';

function testOf(name: string, value: unknown): ((event: WebhookEvent) => boolean) | undefined {
	return eventFilters.find(({ field }) => field.name === name)?.toTest(value);
}

const received = { event: 'message.received', eventId: '1', groupId: 'G' };
const joined: WebhookEvent = {
	...received,
	event: 'participant.joined',
	participant: { waId: '9' },
};

function passes(name: string, value: unknown, event: object): boolean | undefined {
	return testOf(name, value)?.({ ...received, ...event });
}

it.each([
	['groups', {}],
	['messageTypes', []],
	['senders', ''],
	['senders', ' , '],
	['textContains', ''],
	['textContains', undefined],
	['textMatches', ''],
])('%s asks for nothing when it is left empty: %j', (name, value) => {
	expect(testOf(name, value)).toBeUndefined();
});

describe('groups', () => {
	const chosen = { group: [{ groupId: { mode: 'list', value: 'G' } }, { groupId: ' H@g.us ' }] };

	it.each([
		['G', true],
		['H', true],
		['I', false],
		[undefined, false],
	])('lets events of a chosen group pass: %s', (groupId, isLet) => {
		expect(passes('groups', chosen, { groupId })).toBe(isLet);
	});

	it('lets pass what is not understood, since nobody knows its group', () => {
		expect(passes('groups', chosen, { event: 'unknown', groupId: undefined })).toBe(true);
	});

	it('takes the mark of a chat for no part of an ID but its end', () => {
		const odd = { group: [{ groupId: 'A@g.usB' }] };
		expect(passes('groups', odd, { groupId: 'A@g.usB' })).toBe(true);
	});
});

describe.each([
	['messageTypes', ['text']],
	['senders', '+1 650 555 1234'],
	['textContains', 'order'],
	['textMatches', '^order'],
])('%s', (name, value) => {
	it('is about what a person wrote, and lets everything else pass', () => {
		expect(testOf(name, value)?.(joined)).toBe(true);
		for (const event of ['message.received', 'message.unsupported'])
			expect(passes(name, value, { event })).toBe(false);
	});
});

it('messageTypes lets the chosen types pass', () => {
	const typeIs = (type: string) => ({ message: { type } });
	expect(passes('messageTypes', ['image', 'video'], typeIs('video'))).toBe(true);
	expect(passes('messageTypes', ['image', 'video'], typeIs('text'))).toBe(false);
});

it.each([
	['+1 (650) 555-1234', { waId: '16505551234' }, true],
	['1.650.555.1234', { waId: '16505551234' }, true],
	['us.28817734120056449310', { userId: 'US.28817734120056449310' }, true],
	['Tiago_M', { waId: '1', username: 'tiago_m' }, true],
	['ana, TIAGO_M', { username: 'tiago_m' }, true],
	['ana1', { waId: '1' }, false],
	['1ana', { waId: '1' }, false],
	['16505551234', { waId: '16505551235' }, false],
])('senders knows a person however written: %s', (senders, participant, isLet) => {
	expect(passes('senders', senders, { participant })).toBe(isLet);
});

it.each([
	['textContains', 'ORDER', 'An order of ten', true],
	['textContains', 'café now', 'The CAFÉ  now'.normalize('NFD'), true],
	['textContains', ' or', 'An order', true],
	['textContains', ' or ', 'An order', false],
	['textContains', 'order', 'An ORDER', true],
	['textContains', 'order', 'Nothing', false],
	['textMatches', '^an .*\\p{L}$', 'AN ORDER', true],
	['textMatches', '^order', 'An order', false],
])('%s looks for %s in "%s"', (name, value, text, isLet) => {
	expect(passes(name, value, { message: { text } })).toBe(isLet);
});

it('textMatches says which pattern cannot work, and what to do', () => {
	expect(() => testOf('textMatches', '(a')).toThrow(
		expect.objectContaining({
			name: 'InputRefusal',
			message: expect.stringContaining('(a'),
			remedy: expect.stringMatching(/Text Contains/),
		}),
	);
});
