import { findFormatted, findLinks, type Span } from './formattedSpans';

/** A part must not be much shorter than it may be, only to end at a better place. */
const leastShare = 0.25;

const segmenters = {
	sentence: new Intl.Segmenter(undefined, { granularity: 'sentence' }),
	word: new Intl.Segmenter(undefined, { granularity: 'word' }),
	grapheme: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
};

/** Where so many characters (Unicode code points) end. */
function endOf(text: string, characters: number): number {
	let at = 0;
	for (let count = 0; count < characters && at < text.length; count++)
		at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
	return at;
}

function startsOf(kind: keyof typeof segmenters, text: string): number[] {
	return [...segmenters[kind].segment(text)].map(({ index }) => index);
}

function placesOf(text: string, separator: RegExp): number[] {
	return [...text.matchAll(separator)].map(({ index }) => index);
}

/** Where a text may be cut, best places first. */
const kinds: ReadonlyArray<(text: string) => number[]> = [
	(text) => placesOf(text, /\n[^\S\n]*\n/g),
	(text) => placesOf(text, /\n/g),
	(text) => startsOf('sentence', text),
	(text) => placesOf(text, /\s/g),
	(text) => startsOf('word', text),
	(text) => startsOf('grapheme', text),
];

/** What has to be put to a cut so that both parts are formatted as the whole was. */
interface Seam {
	readonly closing: string;
	readonly opening: string;
}

const nothing: Seam = { closing: '', opening: '' };

/**
 * What a cut would do: undefined where it would tear apart what fits into a message. Pairs that are
 * longer than a message end with their marks, and begin with them again.
 */
type JudgeCut = (at: number) => Seam | undefined;

function judgeBy(spans: readonly Span[], longest: number): JudgeCut {
	return (at) => {
		const around = spans.filter(({ start, end }) => at > start && at < end);
		if (around.length === 0) return nothing;
		const isTooLong = around.every(({ start, end }) => end - start > longest);
		// Marks alone are no part of a message.
		const isBetween = around.every(
			({ start, end, mark }) => at > start + mark.length && at < end - mark.length,
		);
		if (!isTooLong || !isBetween) return undefined;
		const opened = around.sort((a, b) => a.start - b.start).map(({ mark }) => mark);
		return { closing: [...opened].reverse().join(''), opening: opened.join('') };
	};
}

function findCut(text: string, end: number, judge: JudgeCut): number | undefined {
	// What follows tells whether the end itself is a good place.
	const window = text.slice(0, end + 64);
	const graphemes = segmenters.grapheme.segment(window);
	const fits = (at: number) => {
		const seam = judge(at);
		if (!seam || at > end || at <= seam.opening.length) return false;
		if ([...text.slice(at, end)].length < seam.closing.length) return false;
		if (text.slice(0, at).trim() === '') return false;
		return graphemes.containing(at)?.index === at;
	};
	for (const least of [end * leastShare, 0])
		for (const find of kinds) {
			const cut = find(window).findLast((at) => at > least && fits(at));
			if (cut !== undefined) return cut;
		}
	return undefined;
}

function cutOnce(text: string, longest: number): [string, string] {
	const end = endOf(text, longest);
	const formatted = findFormatted(text);
	const spans = [...formatted, ...findLinks(text)].filter(({ start }) => start < end);
	const judge = judgeBy(spans, longest);
	const found = findCut(text, end, judge);
	// Pairs that overlap can be longer than a message together, though neither is.
	const cut = found ?? findCut(text, end, () => nothing) ?? end;
	const { closing, opening } = (found !== undefined && judge(found)) || nothing;
	// How far a line is indented says something, in code and in lists.
	const others = text.slice(cut).replace(/^\s*\n|^\s+/, '');
	return [text.slice(0, cut).trimEnd() + closing, opening + others];
}

/**
 * The text in parts of at most so many characters: cut at paragraphs, else at sentences, else at
 * words; never inside an emoji or a link, nor in what WhatsApp formats as a whole, as long as that
 * fits.
 */
export function splitText(text: string, longest: number): string[] {
	const parts: string[] = [];
	let rest = text.trim();
	while (rest.length > endOf(rest, longest)) {
		const [part, others] = cutOnce(rest, longest);
		parts.push(part);
		rest = others;
	}
	return rest === '' ? parts : [...parts, rest];
}
