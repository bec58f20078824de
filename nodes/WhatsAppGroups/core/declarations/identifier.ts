/**
 * A kind of ID or name: how it is found in what other nodes hand over, and how it is told from
 * others.
 */
export interface Identifier {
	/** With its article, as in "a message ID". */
	readonly name: string;
	/** Where "not" before its name does not do. */
	readonly none?: string;
	/** Where items have it, best first. */
	readonly keys: readonly string[];
	/** What it looks like, where it is not just one word without slashes. */
	readonly shape?: RegExp;
	/** In the one spelling that is sent; undefined when it is none. */
	readonly toSpelling?: (text: string) => string | undefined;
	/** What is often given instead, with its article. */
	readonly mistakes?: ReadonlyArray<readonly [RegExp, string]>;
	/** What may be the name of what has the ID: said last, since little tells a name. */
	readonly nameLike?: readonly [RegExp, string];
	/** Where it comes from; one or more sentences. */
	readonly origin: string;
}
