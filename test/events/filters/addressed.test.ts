import type { WebhookEvent } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import { eventFilters } from '../../../nodes/WhatsAppGroups/events/filters';

function testOf(name: string, value: unknown): ((event: WebhookEvent) => boolean) | undefined {
	return eventFilters.find(({ field }) => field.name === name)?.toTest(value);
}

const saying = (text: string, more: object = {}): WebhookEvent => ({
	event: 'message.received',
	eventId: '1',
	groupId: 'G',
	participant: { id: '16505551234', waId: '16505551234' },
	message: { type: 'text', text, ...more },
});

describe('only when addressed', () => {
	const passes = (names: unknown, event: WebhookEvent) =>
		testOf('addressed', { by: { names } })?.(event);

	it.each([
		['Acme, can you help?', true],
		['hey ACME!', true],
		['@acme: now', true],
		['thanks,acme', true],
		['Acmeville is nice', false],
		['macme', false],
		['acme_bot', false],
		['acmé', false],
		['ask the  help\ndesk', true],
		['c++ or not', true],
		['c or not', false],
		['', false],
	])('a name is a word of its own, in any case: %j is %s', (text, expected) => {
		expect(passes('acme, help desk; the help desk, C++', saying(text))).toBe(expected);
	});

	it.each([
		['José', 'hola JOSÉ, ¿vienes?'.normalize('NFD'), true],
		['José'.normalize('NFD'), 'hola josé', true],
		['@acme', 'hi @\u2068Acme\u2069!', true],
		['\u200eacme', 'acme, hi', true],
		['acme', 'ac\u200bme, hi', true],
		['acme', '_acme_ or *acme*', true],
		['acme', '@acme_bot', false],
		['acme', '_acme_bot_', false],
		['acme', '__acme', false],
		['小助手', '你好小助手请问', true],
		['ผู้ช่วย', 'สวัสดีผู้ช่วยครับ', true],
	])('however it is written: %j in %j is %s', (name, text, expected) => {
		expect(passes([name], saying(text))).toBe(expected);
	});

	it('a reply to one of our messages needs no name; one to somebody else does', () => {
		const replyTo = (isOurs?: boolean) => ({ replyTo: { messageId: 'w', isOurs } });
		for (const names of ['acme', '', undefined]) {
			expect(passes(names, saying('yes', replyTo(true)))).toBe(true);
			expect(passes(names, saying('yes', replyTo(false)))).toBe(false);
			expect(passes(names, saying('yes', replyTo()))).toBe(false);
		}
	});

	it('is nothing that other events have to pass', () => {
		expect(passes('acme', { ...saying('x'), event: 'participant.joined' })).toBe(true);
	});

	it.each([{}, { by: [] }, undefined, ''])('is not set by %j', (value) => {
		expect(testOf('addressed', value)).toBeUndefined();
	});

	it('refuses more names than could be tried soon', () => {
		for (const names of ['x'.repeat(51), Array.from({ length: 51 }, (_, at) => `n${at}`)])
			expect(() => passes(names, saying('x'))).toThrow(/is too long/);
		const most = Array.from({ length: 50 }, (_, at) => `${'x'.repeat(48)}${at + 10}`);
		expect(passes(most, saying(`Hi ${most[49]}!`))).toBe(true);
	});

	it('has no names that mean something else in a pattern', () => {
		const names = ['.*', '(a', '[b]', 'a|b', '\\d', '^', '$1', '{2}', 'a/b', 'a-b'];
		for (const name of names) {
			expect(passes([name], saying(`so ${name} it is`))).toBe(true);
			expect(passes([name], saying('something else 7'))).toBe(false);
		}
	});
});

describe('except', () => {
	const listed = { group: [{ groupId: { mode: 'id', value: 'G@g.us' } }] };

	it('groups: none of their events, all of the others, and what is about no group', () => {
		const test = testOf('exceptGroups', listed);
		expect(test?.(saying('x'))).toBe(false);
		expect(test?.({ ...saying('x'), groupId: 'H' })).toBe(true);
		expect(test?.({ event: 'unknown', eventId: '1' })).toBe(true);
		expect(test?.({ event: 'participant.idChanged', eventId: '1' })).toBe(true);
		expect(testOf('groups', listed)?.({ event: 'participant.idChanged', eventId: '1' })).toBe(true);
		expect(testOf('exceptGroups', {})).toBeUndefined();
	});

	it('senders: none of their messages, but what they do otherwise', () => {
		const test = testOf('exceptSenders', '+1 650 555 1234, tiago_m');
		expect(test?.(saying('x'))).toBe(false);
		expect(test?.({ ...saying('x'), participant: { username: 'Tiago_M' } })).toBe(false);
		expect(test?.({ ...saying('x'), participant: { waId: '4915112345678' } })).toBe(true);
		expect(test?.({ ...saying('x'), event: 'participant.left' })).toBe(true);
		expect(testOf('exceptSenders', '')).toBeUndefined();
	});
});
