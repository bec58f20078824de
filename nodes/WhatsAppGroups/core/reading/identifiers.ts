import type { Identifier } from '../declarations/identifier';
import { InputRefusal } from '../../errors/inputRefusal';
import { parseJson } from '../values/json';
import { toParts } from '../values/list';
import { withoutInvisible } from '../values/scalars';
import { show } from '../values/shown';

const longest = 1024;
const deepest = 5;
/** What n8n itself wraps a value in: a picker, an item. */
const wrappings = ['value', 'json'];
/** One word: nothing in it can lead to another address. */
const word = /^(?!\.{1,2}$)[^\s\\/?#%\p{Cc}\p{Cs}]+$/u;

/** What no ID or name is, of whatever kind. */
const neverMeant: NonNullable<Identifier['mistakes']> = [
	[/^(undefined|null|nan|n\/a|\[object \w+\])$/i, 'what is left where an expression found nothing'],
	[/\{\{/, 'an expression that n8n did not evaluate'],
];
/** What lists and sentences leave around an ID. */
const around = new Set("'`‘’“”„«»,; \t\r\n");

function withoutAround(text: string): string {
	let [start, end] = [0, text.length];
	while (start < end && around.has(text[start] ?? '')) start += 1;
	while (end > start && around.has(text[end - 1] ?? '')) end -= 1;
	return text.slice(start, end);
}

const meaningful = /[\p{L}\p{N}]/u;

/** How a complaint begins: the field, or one entry of its list. */
interface Place {
	readonly label: string;
	readonly isEntry: boolean;
}

function refuse({ label, isEntry }: Place, value: unknown, why: string, origin: string): never {
	throw new InputRefusal(`${label} ${isEntry ? 'has' : 'is'} ${show(value)}, ${why}`, origin);
}

function follow(value: object, path: string): unknown {
	let found: unknown = value;
	for (const name of path.split('.')) {
		if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
			return undefined;
		found = (found as Record<string, unknown>)[name];
	}
	return found === '' || found === null ? undefined : found;
}

/** What an object of another node holds the ID in; undefined when it has none. */
function unwrap(value: object, { keys }: Identifier): unknown {
	const isPicker = '__rl' in value || ('mode' in value && 'value' in value);
	const paths = isPicker ? wrappings.slice(0, 1) : [...keys, ...wrappings.slice(1)];
	for (const path of paths) {
		const found = follow(value, path);
		if (found !== undefined) return found;
	}
	return undefined;
}

function noneOf({ name, none = `not ${name}` }: Identifier): string {
	return none;
}

/** What a text is that is neither an ID nor a name, with its article. */
export function mistakenFor(text: string, { mistakes = [] }: Identifier): string | undefined {
	return [...neverMeant, ...mistakes].find(([pattern]) => pattern.test(text))?.[1];
}

function readWord(text: string, identifier: Identifier, place: Place): string {
	const { name, shape = word, toSpelling, nameLike, origin } = identifier;
	if (text.length > longest)
		refuse(place, text, `which is too long for ${name}: it has ${text.length} characters`, origin);
	const mistake = mistakenFor(text, identifier) ?? (nameLike?.[0].test(text) && nameLike[1]);
	if (mistake) refuse(place, text, `which is ${mistake}, and ${noneOf(identifier)}`, origin);
	const spelt =
		shape.test(text) && meaningful.test(text) ? (toSpelling ? toSpelling(text) : text) : undefined;
	return spelt ?? refuse(place, text, `which is ${noneOf(identifier)}`, origin);
}

function readNumeric(value: number, identifier: Identifier, place: Place): string {
	if (Number.isSafeInteger(value) && value > 0) return readWord(String(value), identifier, place);
	const why =
		Number.isInteger(value) && value > 0
			? 'a number that was rounded because it has too many digits; pass it as text'
			: `which is ${noneOf(identifier)}`;
	return refuse(place, value, why, identifier.origin);
}

/** The ID in one value; an empty text when there is nothing. */
function readOne(given: unknown, identifier: Identifier, place: Place, depth = 0): string {
	if (given === undefined || given === null) return '';
	if (typeof given === 'string') {
		const text = withoutAround(withoutInvisible(given));
		const parsed = parseJson(text);
		return parsed === undefined || depth > deepest
			? text && readWord(text, identifier, place)
			: readOne(parsed, identifier, place, depth + 1);
	}
	if (typeof given === 'number') return readNumeric(given, identifier, place);
	if (typeof given === 'bigint') return readWord(String(given), identifier, place);
	if (typeof given !== 'object' || depth > deepest)
		return refuse(place, given, `which is ${noneOf(identifier)}`, identifier.origin);
	if (Array.isArray(given)) return readSole(given, identifier, place, depth);
	const found = unwrap(given, identifier);
	if (found !== undefined) return readOne(found, identifier, place, depth + 1);
	if ('__rl' in given || Object.hasOwn(given, 'mode')) return '';
	return refuse(place, given, `without ${identifier.name} in it`, identifier.origin);
}

/** The only ID in a list. */
function readSole(list: unknown[], identifier: Identifier, place: Place, depth: number): string {
	const ids = new Set(list.map((entry) => readOne(entry, identifier, place, depth + 1)));
	ids.delete('');
	const [first = '', ...others] = ids;
	if (others.length === 0) return first;
	throw new InputRefusal(
		`${place.label} has ${ids.size} entries, but it takes only one`,
		'Choose one in the expression, or use an item for each.',
	);
}

/** The one ID that a value names; undefined when there is none. @throws InputRefusal */
export function readIdentifier(
	label: string,
	value: unknown,
	identifier: Identifier,
): string | undefined {
	return readOne(value, identifier, { label, isEntry: false }) || undefined;
}

/** The IDs that a value names, each once. @throws InputRefusal naming what is none. */
export function readIdentifiers(label: string, value: unknown, identifier: Identifier): string[] {
	const place = { label, isEntry: true };
	const ids = toParts(value).flatMap((part) => {
		const found =
			typeof part === 'object' && part !== null ? (unwrap(part, identifier) ?? part) : part;
		// An item or a picker may hold a list of its own.
		return found !== part && (Array.isArray(found) || typeof found === 'string')
			? readIdentifiers(label, found, identifier)
			: readOne(found, identifier, place);
	});
	return [...new Set(ids.filter((id) => id !== ''))];
}
