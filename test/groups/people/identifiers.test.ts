import { readIdentifiers } from '../../../nodes/WhatsAppGroups/core/reading/identifiers';
import {
	personIdentifier,
	phoneIdentifier,
} from '../../../nodes/WhatsAppGroups/groups/people/identifiers';

const read = (given: unknown) => readIdentifiers('People', given, personIdentifier);

describe('a phone number', () => {
	it.each([
		['+44 (0) 20 7946 0958', '+442079460958'],
		['+44(0)20 7946-0958', '+442079460958'],
		['0044 ( 0 ) 20.7946.0958', '+442079460958'],
		['(+44) (0)20 7946 0958', '+442079460958'],
		['+1 (650) 555-1234', '+16505551234'],
		['1-650-555-1234', '+16505551234'],
		['001 650 555 1234', '+16505551234'],
		['+49 30/1234567', '+49301234567'],
		['\u202a+1\u00a0650\u2011555\u20131234\u202c', '+16505551234'],
		['+1 650 555 1234\u200b\ufeff', '+16505551234'],
		['＋１６５０５５５１２３４', '+16505551234'],
		[16505551234, '+16505551234'],
		['tel:+1-650-555-1234', '+16505551234'],
		['whatsapp:+16505551234', '+16505551234'],
		['https://wa.me/16505551234', '+16505551234'],
		['https://wa.me/+16505551234?text=Hi', '+16505551234'],
		['wa.me/16505551234', '+16505551234'],
		['http://www.wa.me/16505551234/', '+16505551234'],
		['https://api.whatsapp.com/send/?phone=16505551234&text=x', '+16505551234'],
		['https://web.whatsapp.com/send?text=x&phone=%2B16505551234', '+16505551234'],
		['whatsapp://send?phone=+16505551234', '+16505551234'],
		['16505551234.0', '+16505551234'],
		['+16505551234.00', '+16505551234'],
		["'+16505551234", '+16505551234'],
		['16505551234@c.us', '+16505551234'],
		['16505551234@s.whatsapp.net', '+16505551234'],
		[{ waId: '16505551234', name: 'Ana' }, '+16505551234'],
		[
			{ json: { event: 'participant.joined', participant: { waId: '16505551234' } } },
			'+16505551234',
		],
		['["+16505551234"]', '+16505551234'],
	])('%j is %s', (given, number) => {
		expect(read(given)).toEqual([number]);
	});

	it.each([
		['0170 1234567', 'of one country only'],
		['(650) 555-1234', 'without its country'],
		['+49 (0170) 1234567', 'with a zero that may be dialled or not'],
		['+0650555123', 'of no country'],
		['123', 'too short'],
		['+1650555123456789', 'too long'],
		['+1 650 555 1234 ext. 5', 'with an extension'],
		['+1 650 555 1234 x5', 'with an extension'],
		['+16505551234 +16505556789', 'beside another'],
		['+1 650 555 1234 / +1 650 555 6789', 'beside another'],
		['https://example.com/16505551234', 'a link to something else'],
		['https://wa.me/message/ABC', 'a link without a number'],
		['1.6505551234E+10', 'cut by a sheet'],
		[6.5e20, 'rounded'],
		['--', 'without digits'],
	])('%j is none: %s', (given, _why) => {
		expect(() => read(given)).toThrow(
			/^People has .*, (which is neither|a number that was rounded)/,
		);
	});

	it('names a person once, however it is written', () => {
		expect(read('+1 650 555 1234, 0016505551234; 16505551234\n(+1) 650-555-1234')).toEqual([
			'+16505551234',
		]);
	});
});

describe('a user ID', () => {
	it.each(['US.13491208655302741918', 'US.ENT.134abc', ' US.1\u200b'])('%j is taken', (given) => {
		expect(read(given)).toEqual([given.replace('\u200b', '').trim()]);
	});

	it.each(['us.123', 'US.', 'USA.1', 'US.1 2', `US.${'1'.repeat(129)}`])('%j is none', (given) => {
		expect(() => read(given)).toThrow('neither a phone number with country code nor a user ID');
	});

	it('is no phone number where only those are taken', () => {
		expect(() => readIdentifiers('Phone Numbers', 'US.1', phoneIdentifier)).toThrow(
			'Phone Numbers has "US.1", which is not a phone number with country code',
		);
	});
});

it.each([
	['@ana.b', 'which is perhaps a username'],
	['sheena', 'which is perhaps a username'],
	['ana@example.com', 'which is an e-mail address'],
	['https://chat.whatsapp.com/K3PqX9bVd2FLmN7tYwZ1aB', 'which is an invite link'],
	['120363416829570775@g.us', 'which is a group ID'],
	['wamid.HBgL', 'which is a message ID'],
	[{ name: 'Ana' }, 'without a phone number'],
	[true, 'which is neither'],
])('%j is told to be what it is', (given, words) => {
	expect(() => read(['+16505551234', given])).toThrow(words);
});
