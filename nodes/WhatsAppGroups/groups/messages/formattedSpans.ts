/** A part of a text that belongs together: what WhatsApp formats as a whole, or a link. */
export interface Span {
	readonly start: number;
	/** Behind its last mark. */
	readonly end: number;
	/** What stands at both of its ends; a link has no marks. */
	readonly mark: string;
}

const block = '```';
const marks = new Set(['*', '_', '~', '`']);
const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character);
const isWord = (character: string | undefined) =>
	character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Up to a space, or to a mark that ends a sentence where people write without spaces. */
const links =
	/(?:\bhttps?:\/\/|\bwww\.)[^\s\u3001\u3002\u3008-\u3011\uff01-\uff0f\uff1a-\uff20]+/gi;
function findBlocks(text: string): Span[] {
	const spans: Span[] = [];
	for (let start = text.indexOf(block); start >= 0;) {
		const end = text.indexOf(block, start + block.length);
		if (end < 0) return spans;
		spans.push({ start, end: end + block.length, mark: block });
		start = text.indexOf(block, end + block.length);
	}
	return spans;
}

/** Pairs in one line: a mark opens before a letter, and closes behind one. */
function findPairs(text: string, from: number, to: number): Span[] {
	const spans: Span[] = [];
	const opened = new Map<string, number>();
	for (let at = from; at < to; at++) {
		const mark = text[at] ?? '';
		if (mark === '\n') opened.clear();
		if (!marks.has(mark)) continue;
		const start = opened.get(mark);
		if (start !== undefined && at > start + 1 && !isSpace(text[at - 1])) {
			spans.push({ start, end: at + 1, mark });
			opened.delete(mark);
		} else if (!isSpace(text[at + 1]) && !isWord(text[at - 1])) opened.set(mark, at);
	}
	return spans;
}

/** Where WhatsApp formats a text: *bold*, _italic_, ~strikethrough~, `code` and ```monospace```. */
export function findFormatted(text: string): Span[] {
	const blocks = findBlocks(text);
	const gaps = [...blocks, { start: text.length, end: text.length }];
	let from = 0;
	return [
		...blocks,
		...gaps.flatMap(({ start, end }) => {
			const found = findPairs(text, from, start);
			from = end;
			return found;
		}),
	];
}

/** Links, which nobody can open in two parts. */
export function findLinks(text: string): Span[] {
	return [...text.matchAll(links)].map(({ index, 0: link }) => ({
		start: index,
		end: index + link.length,
		mark: '',
	}));
}
