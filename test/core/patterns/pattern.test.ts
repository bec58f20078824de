import { Pattern } from '../../../nodes/WhatsAppGroups/core/patterns/pattern';
import fc from '../../support/fastCheck';

const letters = ['a', 'b', 'B', ' ', '1', '_', '\n', 'é', 'ſ', 'K', '😀', '-'];

const atom = fc.constantFrom(
	...['a', 'b', 'B', 'é', 'k', 's', '😀', '.', '\\d', '\\w', '\\W', '\\s', '\\S', '\\D'],
	...['[ab]', '[^a]', '[a-c1]', '[^]', '[]', '[\\]a]', '[\\w-]', '\\p{L}', '\\P{Lu}', '\\p{Emoji}'],
	...['\\u{1F600}', '\\ud83d\\ude00', '\\u0061', '\\x61', '\\n', '\\/', '\\.', '[\\u{1F600}a]'],
);
const edge = fc.constantFrom('^', '$', '\\b', '\\B');
const quantifier = fc.constantFrom(
	...['', '', '', '*', '+', '?', '*?', '+?', '??'],
	...['{0}', '{2}', '{1,}', '{0,2}', '{2,3}', '{1,2}?'],
);
const opening = fc.constantFrom('(', '(?:');
const look = fc.constantFrom('(?=', '(?!', '(?<=', '(?<!');

const { pattern } = fc.letrec<{ pattern: string; sequence: string; term: string }>((tie) => ({
	pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((all) => all.join('|')),
	sequence: fc.array(tie('term'), { maxLength: 3 }).map((all) => all.join('')),
	term: fc.oneof(
		{ depthSize: 'xsmall', withCrossShrink: true },
		fc.tuple(atom, quantifier).map((parts) => parts.join('')),
		edge,
		fc.tuple(opening, tie('pattern'), fc.constant(')'), quantifier).map((parts) => parts.join('')),
		fc.tuple(look, tie('pattern'), fc.constant(')')).map((parts) => parts.join('')),
	),
}));
const text = fc
	.array(fc.constantFrom(...letters), { maxLength: 7 })
	.map((characters) => characters.join(''));

function isTooLarge(failure: unknown): boolean {
	return failure instanceof Error && failure.name === 'UnsupportedPattern';
}

function compile(source: string): Pattern | undefined {
	try {
		return new Pattern(source);
	} catch (failure) {
		if (isTooLarge(failure)) return undefined;
		throw failure;
	}
}

/** V8 also looks in the middle of an emoji for what takes no character, which no standard says. */
function matchesNatively(native: RegExp, given: string): boolean {
	const places = [0];
	for (const character of given) places.push((places.at(-1) ?? 0) + character.length);
	return places.some((place) => {
		native.lastIndex = place;
		return native.test(given);
	});
}

it('matches what JavaScript matches', () => {
	let compared = 0;
	fc.assert(
		fc.property(pattern, fc.array(text, { minLength: 4, maxLength: 8 }), (source, texts) => {
			const own = compile(source);
			// JavaScript itself would take hours for some of the longer ones.
			if (!own || source.length > 40) return;
			const native = new RegExp(source, 'iuy');
			for (const each of texts) {
				if (own.test(each) !== matchesNatively(native, each))
					throw new Error(`${source} on ${JSON.stringify(each)}`);
				compared += 1;
			}
		}),
		{ numRuns: 2_500 },
	);
	expect(compared).toBeGreaterThan(4_000);
});

it.each([
	['^(help|stop)\\b', 'Help me', true],
	['^(help|stop)\\b', 'helpful', false],
	['\\border\\s*#?(?<number>\\d{4,6})\\b', 'My ORDER #4711', true],
	['^[\\w.+-]+@[\\w-]+\\.[\\w.]{2,}$', 'ana@example.com', true],
	['^(?=.*\\d)(?=.*[a-z]).{6,}$', 'abc123', true],
	['^(?!.*spam).*$', 'this is SPAM', false],
	['(?<=€)\\d+', 'costs €25', true],
	['(?<!€)\\b\\d+', 'costs €25', false],
	['^\\p{Lu}\\p{L}+$', 'Élodie', true],
	['straße|gruß', 'GRUẞ', true],
	['^.$', '👋', true],
	['^\\s*$', '\u00a0\n', true],
	['(?:)', '', true],
	['^$', 'a', false],
	['(a?){50}b', 'b', true],
	['\\/start|\\{x\\}|\\(', '/START', true],
])('%s on %j', (source, given, expected) => {
	expect(new Pattern(source).test(given)).toBe(expected);
	expect(new RegExp(source, 'iu').test(given)).toBe(expected);
});

describe('steps', () => {
	const longest = 4_096;

	it.each([
		['^(\\w+\\s?)+$', `${'a'.repeat(longest)}!`],
		['^(a+)+$', `${'a'.repeat(longest)}!`],
		['^(a|aa|a?)+$', `${'a'.repeat(longest)}!`],
		['(.*)*(.*)*=(.*)*', 'x'.repeat(longest)],
		['\\bhelp\\b.*\\bnow\\b.*\\bplease\\b.*!{3}', 'help now please '.repeat(longest / 16)],
		['^(?=(a+)+$).*b', 'a'.repeat(longest)],
		['(?<!(\\w+)+)!', `${'a'.repeat(longest)}!`],
		['(a?){100}a{100}', 'a'.repeat(99)],
		['@.*$', '@'.repeat(longest)],
		['(\\s+$)', ' '.repeat(longest - 1)],
		['^([a-z0-9]+[._-]?)*@', 'a'.repeat(longest)],
	])('%s takes no more than one per state and character', (source, given) => {
		const pattern = new Pattern(source);
		const { steps } = pattern.measure(given);
		expect(steps).toBeLessThanOrEqual(pattern.states * (longest + 1));
		expect(pattern.states).toBeLessThan(1_000);
	});

	it('are as many for a hundred thousand characters as for the longest text', () => {
		const pattern = new Pattern('^(\\w+\\s?)+$');
		const { steps } = pattern.measure('a'.repeat(longest));
		expect(pattern.measure('a'.repeat(100_000)).steps).toBe(steps);
		expect(pattern.measure('😀'.repeat(100_000)).isMatch).toBe(false);
	});

	it('look at whole characters', () => {
		const ofEmoji = new Pattern('^\\p{Emoji}+$');
		expect(ofEmoji.test('😀'.repeat(longest))).toBe(true);
		expect(ofEmoji.test(`${'😀'.repeat(longest)}x`)).toBe(true);
		expect(ofEmoji.test(`${'😀'.repeat(longest - 1)}x`)).toBe(false);
	});
});

it.each([
	['(a)\\1', /refers back to a group/],
	['(?<x>a)\\k<x>', /refers back to a group/],
	['.{1,5000}', /too long, or repeats too much/],
	['(?:(?:a{100}){100}){100}', /too long, or repeats too much/],
	['(?:){1000000000}', /too long, or repeats too much/],
	['(?:(?:a?){999999999}){999999999}', /too long, or repeats too much/],
	[`${'('.repeat(101)}${')'.repeat(101)}`, /nested too deeply/],
])('%s is refused with a remedy', (source, message) => {
	expect(() => new Pattern(source)).toThrow(
		expect.objectContaining({
			name: 'UnsupportedPattern',
			message: expect.stringMatching(message),
			remedy: expect.stringMatching(/\.$/),
		}),
	);
});

it.each(['(', 'a{2,1}', '[b-a]', '\\', '*', '\\p{Nothing}', 'a**'])(
	'%s is no pattern, in the words of JavaScript',
	(source) => {
		expect(() => new Pattern(source)).toThrow(SyntaxError);
	},
);

it('refuses what newer versions of JavaScript would read differently', () => {
	const [source, isKnown] = ['(?-i:a)', compileNative('(?-i:a)')];
	expect(() => new Pattern(source)).toThrow(isKnown ? /changes how a part of it/ : SyntaxError);
});

function compileNative(source: string): boolean {
	try {
		return Boolean(new RegExp(source, 'u'));
	} catch {
		return false;
	}
}
