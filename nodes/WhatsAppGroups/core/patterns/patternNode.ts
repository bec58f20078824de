/** Where a character stands, without taking one: `^`, `$`, `\b`, `\B`. */
export type Edge = 'start' | 'end' | 'wordEdge' | 'noWordEdge';

/** A regular expression as a tree. What matches one character stays as it was written. */
export type PatternNode =
	| { readonly kind: 'character'; readonly source: string }
	| { readonly kind: 'edge'; readonly edge: Edge }
	| { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
	| { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
	| {
			readonly kind: 'repetition';
			readonly part: PatternNode;
			readonly least: number;
			/** `Infinity` for no limit. */
			readonly most: number;
	  }
	| {
			readonly kind: 'look';
			readonly part: PatternNode;
			readonly isBehind: boolean;
			readonly isNegated: boolean;
	  };

/** What a pattern uses that cannot be tried in bounded time. */
export class UnsupportedPattern extends Error {
	constructor(
		message: string,
		/** What to change in the pattern. */
		readonly remedy: string,
	) {
		super(message);
		this.name = 'UnsupportedPattern';
	}
}
