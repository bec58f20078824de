import { splitText } from '../../../nodes/WhatsAppGroups/groups/messages/splitText';
import fc from '../../support/fastCheck';

it.each<[string, string, number, string[]]>([
	['what fits', 'Hello', 5, ['Hello']],
	['paragraphs', 'One two.\n\nThree four.\n\nFive', 22, ['One two.\n\nThree four.', 'Five']],
	['lines', 'One two\nThree four\nFive', 19, ['One two\nThree four', 'Five']],
	['sentences', 'One two. Three four! Five six', 22, ['One two. Three four!', 'Five six']],
	['words', 'One two three four', 10, ['One two', 'three four']],
	['letters, where there are no words', 'x'.repeat(25), 10, ['xxxxxxxxxx', 'xxxxxxxxxx', 'xxxxx']],
	[
		'an early paragraph is not worth it',
		'A\n\nOne two three four',
		18,
		['A\n\nOne two three', 'four'],
	],
	['families of emojis stay whole', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 15, ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']],
	['flags stay whole', '🇩🇪🇫🇷🇧🇷', 5, ['🇩🇪🇫🇷', '🇧🇷']],
	['accents stay with their letters', 'e\u0301e\u0301e\u0301', 5, ['e\u0301e\u0301', 'e\u0301']],
	['bold stays whole', 'Look here: *one two three*', 18, ['Look here:', '*one two three*']],
	[
		'monospace stays whole, over lines',
		'See ```a b\nc d``` end',
		16,
		['See', '```a b\nc d```', 'end'],
	],
	[
		'marks within words mean nothing',
		'snake_case and so_on here',
		18,
		['snake_case and', 'so_on here'],
	],
	['stars for times mean nothing', '2 * 3 and 4 * 5', 10, ['2 * 3 and', '4 * 5']],
	[
		'what is longer than a message keeps its marks',
		'*one two three four*',
		12,
		['*one two*', '*three four*'],
	],
])('splits at %s', (_what, text, longest, parts) => {
	expect(splitText(text, longest)).toEqual(parts);
});

const words = fc.array(
	fc.constantFrom(
		'word',
		'*bold text*',
		'_a b_',
		'Ends.',
		'\n\n',
		'🇩🇪',
		'👩‍🚀',
		'x'.repeat(30),
		'```m n```',
	),
	{ maxLength: 60 },
);

it('loses nothing but white space, and no part is too long', () => {
	fc.assert(
		fc.property(words, fc.integer({ min: 32, max: 80 }), (list, longest) => {
			const text = list.join(' ');
			const parts = splitText(text, longest);
			for (const part of parts) expect([...part].length).toBeLessThanOrEqual(longest);
			expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
			for (const part of parts) expect((part.match(/\*/g) ?? []).length % 2).toBe(0);
		}),
		{ seed: 4711, numRuns: 100 },
	);
});
