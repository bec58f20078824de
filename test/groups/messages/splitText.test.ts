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
	[
		'pairs within such a pair stay whole',
		'*one _two three_ four five*',
		20,
		['*one _two three_*', '*four five*'],
	],
	[
		'pairs within one another keep all of their marks',
		'*one _two three four five_ six*',
		16,
		['*one _two_*', '*_three four_*', '*_five_ six*'],
	],
	[
		'links stay whole',
		'See https://a.example/b?c=d.E!f now',
		30,
		['See', 'https://a.example/b?c=d.E!f', 'now'],
	],
	[
		'links in Chinese end with the sentence',
		'看www.example.com/a?b。然后回答我们',
		22,
		['看www.example.com/a?b。', '然后回答我们'],
	],
	[
		'a link that is longer than a message',
		'https://a.example/bcd',
		12,
		['https://', 'a.example/', 'bcd'],
	],
	['keycaps stay whole', '1️⃣2️⃣3️⃣', 7, ['1️⃣2️⃣', '3️⃣']],
	['skin tones stay with their hands', '👍🏽👍🏿👍🏻', 5, ['👍🏽👍🏿', '👍🏻']],
	['flags of regions stay whole', '🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿', 8, ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿']],
	[
		'sentences in Chinese',
		'我喜欢吃苹果。你喜欢吃什么？他不知道。',
		16,
		['我喜欢吃苹果。你喜欢吃什么？', '他不知道。'],
	],
	['words in Thai', 'ฉันชอบกินข้าวผัด', 11, ['ฉันชอบกิน', 'ข้าวผัด']],
	['sentences in Arabic', 'مرحبا بالعالم؟ هذا نص طويل.', 16, ['مرحبا بالعالم؟', 'هذا نص طويل.']],
	['a mark that nothing closes means nothing', '*one two three', 9, ['*one two', 'three']],
	[
		'code keeps its indentation',
		'```if a:\n  b = 1\n  c = 2```',
		20,
		['```if a:\n  b = 1```', '```  c = 2```'],
	],
	['lines of Windows, too', 'One two.\r\n\r\nThree four.', 14, ['One two.', 'Three four.']],
	['no message is empty', 'a\n' + ' '.repeat(9) + 'b'.repeat(5), 6, ['a', 'bbbbb']],
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

const rich = fc.array(
	fc.constantFrom(
		...['word', 'Ends. ', ' ', '\n', '\n\n', '*', '_', '~', '`', '```', '*b c*', '_*d e* f_'],
		...['👨‍👩‍👧‍👦', '🇩🇪', '👍🏽', '3️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'e\u0301', '你好。', 'สวัสดี', 'مرحبا'],
		...['https://a.example/b?c=d#e', 'www.b.example'],
	),
	{ minLength: 20, maxLength: 120 },
);
const emojis = ['👨‍👩‍👧‍👦', '🇩🇪', '👍🏽', '3️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'e\u0301'];
const countOf = (text: string, part: string) => text.split(part).length - 1;

it('cuts no emoji and no link, whatever stands around it, and sends nothing empty', () => {
	fc.assert(
		fc.property(rich, fc.integer({ min: 40, max: 90 }), (list, longest) => {
			const text = list.join('');
			const parts = splitText(text, longest);
			for (const part of parts) {
				expect([...part].length).toBeLessThanOrEqual(longest);
				expect(part.trim() === '' && parts.length > 1).toBe(false);
			}
			for (const whole of emojis)
				expect(parts.reduce((sum, part) => sum + countOf(part, whole), 0)).toBe(
					countOf(text, whole),
				);
			const bare = (given: string) => given.replace(/[\s*_~`]/g, '');
			expect(bare(parts.join(''))).toBe(bare(text));
		}),
		{ seed: 4711, numRuns: 300 },
	);
});
