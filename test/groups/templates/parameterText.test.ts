import { toParameterText } from '../../../nodes/WhatsAppGroups/groups/templates/parameterText';

it.each([
	['Saturday', 'Saturday'],
	[' Saturday at\u00a010:00\n', 'Saturday at\u00a010:00'],
	['four    spaces', 'four    spaces'],
	['👨‍👩‍👧', '👨‍👩‍👧'],
])('%j is taken', (given, text) => {
	expect(toParameterText('Body {{1}}', given)).toBe(text);
});

it.each([
	['a\nb', 'a line break', 'a b'],
	['a\r\n\r\nb', 'a line break', 'a b'],
	['a\u2028b', 'a line break', 'a b'],
	['a\tb', 'a tab', 'a b'],
	['five     spaces', 'more than four spaces in a row', 'five spaces'],
	['- one\n- two\n\n\t- three', 'a line break', '- one - two - three'],
])('%j contains %s, and cleaned up it is %j', (given, what, cleaned) => {
	expect(() => toParameterText('Body {{1}}', given)).toThrow(
		expect.objectContaining({
			message: `Body {{1}} contains ${what}, which WhatsApp refuses in the variables of a template`,
			remedy: expect.stringContaining('Clean Up Variables'),
		}),
	);
	expect(toParameterText('Body {{1}}', given, true)).toBe(cleaned);
});

it.each(['', ' ', '\n\n', '\u200b', '\ufeff\u2060'])('%j is empty, cleaned up or not', (given) => {
	for (const isCleaned of [false, true])
		expect(() => toParameterText('Body {{1}}', given, isCleaned)).toThrow('Body {{1}} is empty');
});
