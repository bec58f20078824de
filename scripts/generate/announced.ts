import type { SavedValues } from './savedValues';

/** What was saved and read when a version was published. */
export interface Released {
	readonly version: string;
	readonly values: SavedValues;
}

/** What the changelog says of everything after a version. */
export function entriesSince(changelog: string, version: string): string {
	return changelog.split(`\n## ${version}\n`)[0] ?? '';
}

/** `options.replyTo=id`, `participants[].waId: string` → `replyTo`, `waId`. */
function nameOf(value: string): string {
	const [path = ''] = value.split(/[=:]/);
	return (
		path
			.split(/[.[\]]+/)
			.filter(Boolean)
			.at(-1) ?? ''
	);
}

/** `replyTo` → "reply To". */
const inWords = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2');

/**
 * What is new or gone since a version and stands in none of the entries, as `place: value`. An
 * entry names it if it has the words of the place (*Send Text*), or of the field (*Reply To*).
 */
export function unannounced(
	{ before, now }: { before: SavedValues; now: SavedValues },
	entries: string,
	labelsOf: (place: string, name: string) => readonly string[],
): string[] {
	const said = entries.toLowerCase();
	const isNamed = (place: string, name: string) =>
		[...labelsOf(place, name), inWords(name)].some((words) => said.includes(words.toLowerCase()));
	return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((place) => {
		const had = new Set(before[place] ?? []);
		const has = new Set(now[place] ?? []);
		const changed = [
			...[...has].filter((value) => !had.has(value)),
			...[...had].filter((value) => !has.has(value)),
		];
		return changed
			.filter((value) => !isNamed(place, nameOf(value)))
			.map((value) => `${place}: ${value}`);
	});
}
