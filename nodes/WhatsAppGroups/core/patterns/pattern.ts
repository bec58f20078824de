import { parsePattern } from './parsePattern';
import { toProgram, type Program } from './program';
import { tryProgram } from './tryProgram';

/** In characters: WhatsApp's longest text. */
const longestText = 4_096;

/** Whole characters, so that an emoji is one of them. */
function toCharacters(text: string): string[] {
	return [...text.slice(0, 2 * longestText)].slice(0, longestText);
}

/**
 * A regular expression with JavaScript's flags `i` and `u` that is tried in bounded time, whatever
 * the text: n8n has one thread, and a text comes from anybody. Each character is looked at once, in
 * all states that any way of matching could be in, as Thompson described it; going back, as
 * JavaScript does, would take longer with each character.
 */
export class Pattern {
	private readonly program: Program;

	/** @throws SyntaxError for what is no pattern, UnsupportedPattern for what takes too long. */
	constructor(source: string) {
		RegExp(source, 'iu');
		this.program = toProgram(parsePattern(source));
	}

	/** Whether it matches anywhere in the first 4,096 characters. */
	test(text: string): boolean {
		return this.measure(text).isMatch;
	}

	/** The same, with the number of steps: at most states × (characters + 1). */
	measure(text: string): { isMatch: boolean; steps: number } {
		return tryProgram(this.program, toCharacters(text));
	}

	get states(): number {
		const { main, looks } = this.program;
		return [main, ...looks].reduce((sum, { states }) => sum + states.length, 0);
	}
}
