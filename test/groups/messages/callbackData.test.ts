import {
	readCallbackData,
	toCallbackData,
	withoutBroadcast,
} from '../../../nodes/WhatsAppGroups/groups/messages/callbackData';
import fc from '../../support/fastCheck';

it.each([
	[{}, {}],
	[{ callbackData: 'order-1' }, { callbackData: 'order-1' }],
	[{ resumeKey: 'monday' }, { broadcast: 'monday' }],
	[{ broadcast: 'news: 1', resumeKey: 'monday' }, { broadcast: 'news: 1' }],
	[
		{ broadcast: 'Grüße 🎉', callbackData: '{"a":1}' },
		{ broadcast: 'Grüße 🎉', callbackData: '{"a":1}' },
	],
	[{ broadcast: ' ', callbackData: 'order-1' }, { callbackData: 'order-1' }],
	[{ broadcast: '', resumeKey: 'monday' }, { broadcast: 'monday' }],
])('what %j carries comes back as %j', (options, carried) => {
	expect(readCallbackData(toCallbackData(options))).toEqual(carried);
});

it("gives the user's own data back unchanged, whatever they are", () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 99 }), (data, name) => {
			const carried = readCallbackData(toCallbackData({ callbackData: data, broadcast: name }));
			expect(carried.callbackData ?? '').toBe(data);
			expect(carried.broadcast ?? '').toBe(name.trim());
		}),
		{ seed: 4711 },
	);
});

it.each(['wag1:', 'wag1:x:y', 'wag1:9:short', 'wag1:0:', 'wag1:-1:a', 'wag2:1:ab', ''])(
	'takes %j, which somebody else has made, as it is',
	(text) => {
		expect(readCallbackData(text)).toEqual(text === '' ? {} : { callbackData: text });
	},
);

it('leaves a Resume Key out that does not fit, and refuses such a name', () => {
	const callbackData = 'x'.repeat(505);
	expect(toCallbackData({ callbackData, resumeKey: 'monday' })).toBe(callbackData);
	expect(toCallbackData({ resumeKey: 'x'.repeat(600) })).toBeUndefined();
	expect(() => toCallbackData({ callbackData, broadcast: 'monday' })).toThrow(
		'Broadcast and Callback Data have 518 characters together, but WhatsApp accepts at most 512',
	);
});

it('tells messages apart by what the user carries, not by the broadcast', () => {
	expect(withoutBroadcast(toCallbackData({ broadcast: 'a', callbackData: 'b' }))).toBe('b');
	expect(withoutBroadcast(toCallbackData({ broadcast: 'a' }))).toBeUndefined();
});
