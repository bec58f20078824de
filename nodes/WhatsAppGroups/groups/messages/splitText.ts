import { findFormatted, type Span } from './formattedSpans';

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

function placesOf(text: string, separator: string): number[] {
	const places: number[] = [];
	for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1))
		places.push(at);
	return places;
}

/** Where a text may be cut, best places first. */
const kinds: ReadonlyArray<(text: string) => number[]> = [
	(text) => placesOf(text, '\n\n'),
	(text) => placesOf(text, '\n'),
	(text) => startsOf('sentence', text),
	(text) => placesOf(text, ' '),
	(text) => startsOf('word', text),
	(text) => startsOf('grapheme', text),
];

const lastAllowed = (places: readonly number[], end: number, isAllowed: (at: number) => boolean) =>
	places.findLast((at) => at > 0 && at <= end && isAllowed(at));

function findCut(text: string, end: number, spans: readonly Span[]): number | undefined {
	// What follows tells whether the end itself is a good place.
	const window = text.slice(0, end + 64);
	const isAllowed = (at: number) => !spans.some(({ start, end: to }) => at > start && at < to);
	for (const least of [end * leastShare, 0])
		for (const find of kinds) {
			const cut = lastAllowed(find(window), end, isAllowed);
			if (cut !== undefined && cut > least) return cut;
		}
	return undefined;
}

/** In a pair that is longer than a message: it ends with its mark, and begins with it again. */
function cutInside(text: string, end: number, { mark }: Pick<Span, 'mark'>): [string, string] {
	const last = end - mark.length;
	for (const find of kinds.slice(1)) {
		const cut = lastAllowed(find(text.slice(0, end)), last, (at) => at > last * leastShare);
		if (cut !== undefined)
			return [`${text.slice(0, cut).trimEnd()}${mark}`, `${mark}${text.slice(cut).trimStart()}`];
	}
	return [`${text.slice(0, last)}${mark}`, `${mark}${text.slice(last)}`];
}

function cutOnce(text: string, longest: number): [string, string] {
	const end = endOf(text, longest);
	const spans = findFormatted(text);
	const cut = findCut(text, end, spans);
	if (cut !== undefined) return [text.slice(0, cut), text.slice(cut)];
	const around = spans.find(({ start, end: to }) => start === 0 && to > end);
	return around ? cutInside(text, end, around) : [text.slice(0, end), text.slice(end)];
}

/**
 * The text in parts of at most so many characters: cut at paragraphs, else at sentences, else at
 * words; never inside an emoji, nor in what WhatsApp formats as a whole, as long as that fits.
 */
export function splitText(text: string, longest: number): string[] {
	const parts: string[] = [];
	let rest = text.trim();
	while (rest.length > endOf(rest, longest)) {
		const [part, others] = cutOnce(rest, longest);
		parts.push(part.trimEnd());
		rest = others.trimStart();
	}
	return rest === '' ? parts : [...parts, rest];
}
