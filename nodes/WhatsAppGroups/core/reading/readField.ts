import type { Field } from '../declarations/field';
import { InputRefusal } from '../../errors/inputRefusal';
import { parseJson } from '../values/json';
import { toList } from '../values/list';
import { isBlank, readBoolean, readDate, readNumber, readText } from '../values/scalars';
import { listChoices, readChoice, readChoices } from './choices';
import { readIdentifier, readIdentifiers } from './identifiers';
import { missing, refused } from './refusals';

type Kind =
	| 'boolean'
	| 'choice'
	| 'choices'
	| 'date'
	| 'id'
	| 'json'
	| 'list'
	| 'number'
	| 'objects'
	| 'text';

const kindOfType: Readonly<Record<string, Kind>> = {
	boolean: 'boolean',
	dateTime: 'date',
	json: 'objects',
	multiOptions: 'choices',
	number: 'number',
	options: 'choice',
};

function kindOf({ type, readAs, identifies }: Field): Kind {
	if (readAs !== undefined) return readAs;
	return identifies ? 'id' : (kindOfType[type] ?? 'text');
}

function checkLength({ displayName: label, rules = {} }: Field, text: string): void {
	const { maxLength, remedy } = rules;
	if (maxLength === undefined || text.length <= maxLength) return;
	const length = [...text].length;
	if (length <= maxLength) return;
	throw new InputRefusal(
		`${label} has ${length} characters, but WhatsApp accepts at most ${maxLength}`,
		remedy ?? `Shorten ${label}.`,
	);
}

function checkEntries({ displayName: label, rules = {} }: Field, { length }: unknown[]): void {
	const { maxEntries, remedy } = rules;
	if (maxEntries === undefined || length <= maxEntries) return;
	throw new InputRefusal(
		`${label} has ${length} entries, but WhatsApp accepts at most ${maxEntries} at once`,
		remedy ?? 'Split them across several items.',
	);
}

/** What a number must be, in words. */
function rangeOf({ rules = {} }: Field): string {
	const { min, max, takesFractions } = rules;
	const noun = takesFractions ? 'a number' : 'a whole number';
	return min === undefined || max === undefined ? noun : `${noun} from ${min} to ${max}`;
}

function checkRange(field: Field, number: number): void {
	const { min = -Infinity, max = Infinity, takesFractions, remedy } = field.rules ?? {};
	if (number >= min && number <= max && (takesFractions || Number.isInteger(number))) return;
	throw refused(field.displayName, number, rangeOf(field), remedy);
}

/** The limits of a field. @throws InputRefusal naming the field, the limit and what came. */
function checkLimits(field: Field, value: unknown): void {
	if (typeof value === 'string') checkLength(field, value);
	else if (typeof value === 'number') checkRange(field, value);
	else if (Array.isArray(value)) checkEntries(field, value);
}

const oneValue = 'Take one value out of it in the expression, such as {{ $json.name }}.';

function readTextField({ displayName, rules }: Field, value: unknown): string {
	const text = readText(value);
	if (text === undefined) throw refused(displayName, value, 'text', oneValue);
	return rules?.isTrimmed ? text.trim() : text;
}

/** Seconds or milliseconds since 1970, whichever makes sense. */
function readEpoch(number: number): string | undefined {
	const ms = number >= 1e11 ? number : number * 1000;
	return number >= 1e8 && ms < 8.64e15 ? new Date(ms).toISOString() : undefined;
}

function readDateField({ displayName }: Field, value: unknown): string {
	const number = readNumber(value);
	const date = number === undefined ? readDate(value) : readEpoch(number);
	if (date !== undefined) return date;
	if (typeof value === 'string' && number === undefined) return value.trim();
	throw refused(displayName, value, 'a date, such as 2026-03-31 or {{ $now }}');
}

function readObjects({ displayName, rules }: Field, value: unknown): unknown[] {
	const parsed = typeof value === 'string' ? parseJson(value) : value;
	const isList =
		Array.isArray(parsed) &&
		parsed.every((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry));
	if (isList) return parsed;
	throw refused(displayName, value, 'a JSON array of objects', rules?.remedy);
}

function readJson(field: Field, value: unknown): unknown {
	const parsed = typeof value === 'string' ? parseJson(value) : value;
	if (Array.isArray(parsed) && parsed.length > 0) return readObjects(field, parsed);
	const isObject =
		typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) && !readDate(parsed);
	if (isObject) return parsed;
	throw refused(
		field.displayName,
		value,
		'a JSON object, or an array of objects',
		field.rules?.remedy,
	);
}

function refuse(refusal: Error): never {
	throw refusal;
}

/** How a value that is there is read, by kind of field. `docs/values.md` tells it to people. */
const readers: Readonly<Record<Kind, (field: Field, value: unknown) => unknown>> = {
	boolean: ({ displayName }, value) =>
		readBoolean(value) ?? refuse(refused(displayName, value, 'true or false')),
	choice: readChoice,
	choices: readChoices,
	date: readDateField,
	id: ({ displayName, identifies }, value) =>
		identifies && readIdentifier(displayName, value, identifies),
	json: readJson,
	list: ({ displayName, identifies }, value) =>
		identifies ? readIdentifiers(displayName, value, identifies) : toList(value),
	number: (field, value) =>
		readNumber(value) ??
		refuse(refused(field.displayName, value, rangeOf(field), field.rules?.remedy)),
	objects: readObjects,
	text: readTextField,
};

/** Whether nothing came. Only a text can be empty and yet be given: it clears what is there. */
function isAbsent(kind: Kind, value: unknown): boolean {
	if (value === undefined || value === null) return true;
	return kind !== 'text' && typeof value === 'string' && isBlank(value);
}

function isEmpty(value: unknown): boolean {
	if (value === undefined) return true;
	return typeof value === 'string' ? isBlank(value) : Array.isArray(value) && value.length === 0;
}

function refuseAbsence(field: Field): never {
	const { displayName, absence } = field;
	const why = absence === undefined ? '' : `${absence} `;
	const choices = listChoices(field);
	const way = choices ? `Choose one of these: ${choices}` : `Fill in ${displayName}`;
	throw missing(displayName, `${why}${way}, or check the expression in it.`);
}

/**
 * The value of a field as its declaration wants it; undefined when there is none. @throws
 * InputRefusal naming the field, what came and the remedy.
 */
export function readField(field: Field, given: unknown): unknown {
	const kind = kindOf(field);
	const isMissing = isAbsent(kind, given);
	const value = isMissing ? undefined : readers[kind](field, given);
	const mustBeThere = field.required === true || (isMissing && field.absence !== undefined);
	if (mustBeThere && isEmpty(value)) refuseAbsence(field);
	if (value !== undefined) checkLimits(field, value);
	return value;
}

const nothing: Readonly<Partial<Record<Kind, unknown>>> = {
	choices: [],
	date: '',
	id: '',
	list: [],
	objects: [],
	text: '',
};

/** What a field holds where nothing is given, or where the panel hides it. */
export function defaultOf(field: Field): unknown {
	const { default: usual } = field;
	const isTelling = usual !== '' && (typeof usual !== 'object' || Array.isArray(usual));
	return isTelling ? usual : nothing[kindOf(field)];
}
