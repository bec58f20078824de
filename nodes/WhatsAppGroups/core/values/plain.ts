/** Characters that nobody sees: zero-width ones, marks of direction, the byte order mark. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u;
const loneSurrogate = /\p{Surrogate}/gu;

/** Whether a text shows nothing at all. */
export function isBlank(text: string): boolean {
	return !visible.test(text);
}

/** The text without invisible characters, and without white space at its ends. */
export function withoutInvisible(text: string): string {
	return text.replace(invisible, '').trim();
}

/**
 * Without halves of characters, as they are left where a text was cut in the middle of an emoji.
 */
export function withoutHalves(text: string): string {
	return text.replace(loneSurrogate, '');
}
