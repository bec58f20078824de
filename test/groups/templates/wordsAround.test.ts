import { wordsAround } from '../../../nodes/WhatsAppGroups/groups/templates/wordsAround';

const text =
	'Hello {{1}}, your *order* {{2}} leaves on\n{{3}}. Questions? Write to us at any time, day or night.';

it.each([
	['1', 'Hello {{1}}, your order'],
	['2', 'your order {{2}} leaves on'],
	['3', 'leaves on {{3}}. Questions?…'],
])('{{%s}} stands between its words', (name, expected) => {
	expect(wordsAround(text, name)).toBe(expected);
});

it('long words are cut where one ends, and the panel shows all of it', () => {
	const long =
		'We are pleased to inform you that your request for {{service_name}} from us is received';
	const words = wordsAround(long, 'service_name') ?? '';
	expect(words).toBe('…for {{service_name}}');
	expect(words.length).toBeLessThanOrEqual(32);
});

it('the words of other languages count', () => {
	expect(wordsAround('こんにちは {{1}}', '1')).toBe('こんにちは {{1}}');
});

it.each(['{{1}}', ' {{1}}. ', '{{2}} {{1}}: {{3}}'])('there are none in %j', (alone) => {
	expect(wordsAround(alone, '1')).toBeUndefined();
});
