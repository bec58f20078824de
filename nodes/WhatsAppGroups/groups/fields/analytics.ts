import { tryToParseDateTime, type IDataObject } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import type { Session } from '../../core/declarations/session';
import { InputRefusal } from '../../errors/inputRefusal';
import { asIsoTime, asNumber, asText, compact } from '../../core/values/json';
import { countryIdentifier } from './identifiers';
import { phoneIdentifier } from '../people/identifiers';

/** What the analytics of the business account have in common. */
export const startDate = defineField({
	displayName: 'Start',
	name: 'startDate',
	type: 'dateTime',
	default: '',
	description: 'First moment of the period; 7 days ago when it is empty',
});

export const endDate = defineField({
	displayName: 'End',
	name: 'endDate',
	type: 'dateTime',
	default: '',
	description: 'Last moment of the period; now when it is empty',
});

export const phoneNumbers = defineField({
	displayName: 'Phone Numbers',
	name: 'phoneNumbers',
	type: 'string',
	default: '',
	placeholder: 'e.g. +1 555 078 3881',
	description:
		'Only these business phone numbers: one, several with commas between them, or an array. All of them when it is empty.',
	readAs: 'list',
	identifies: phoneIdentifier,
});

export const countryCodes = defineField({
	displayName: 'Country Codes',
	name: 'countryCodes',
	type: 'string',
	default: '',
	placeholder: 'e.g. US, BR',
	description:
		'Only recipients in these countries, as two-letter codes with commas between them, or an array',
	readAs: 'list',
	identifies: countryIdentifier,
});

export interface Period {
	/** Unix seconds. */
	readonly start: number;
	readonly end: number;
}

const secondsPerDay = 86_400;
const defaultDays = 7;

function parse(value: unknown, timeZone: string): number | undefined {
	try {
		return Math.floor(tryToParseDateTime(value, timeZone).toMillis() / 1000);
	} catch {
		return undefined;
	}
}

function toSeconds(value: unknown, timeZone: string, label: string): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const seconds = parse(value, timeZone);
	if (seconds !== undefined) return seconds;
	throw new InputRefusal(
		`${label} is not a date`,
		`Check ${label}: ${JSON.stringify(value)} cannot be read as a date. Nothing was sent.`,
	);
}

/**
 * The period in Unix seconds; dates without a time zone are in that of the workflow. @throws
 * InputRefusal
 */
export function toPeriod(
	{ context }: Pick<Session, 'context'>,
	{ startDate, endDate }: { startDate?: unknown; endDate?: unknown },
	longestLookBackDays: number,
): Period {
	const now = Math.floor(Date.now() / 1000);
	const timeZone = context.getTimezone();
	const end = toSeconds(endDate, timeZone, 'End') ?? now;
	const start = toSeconds(startDate, timeZone, 'Start') ?? end - defaultDays * secondsPerDay;
	if (start >= end)
		throw new InputRefusal('Start is not before End', 'Correct Start or End. Nothing was sent.');
	if (start < now - longestLookBackDays * secondsPerDay) {
		throw new InputRefusal(
			`Start is more than ${longestLookBackDays} days ago`,
			`WhatsApp keeps these figures for ${longestLookBackDays} days. Nothing was sent.`,
		);
	}
	return { start, end };
}

/** Phone numbers as the figures name them: digits only. */
export function toDigits(phoneNumbers: readonly string[] = []): string[] {
	return phoneNumbers.map((number) => number.replace(/\D/g, '')).filter((digits) => digits !== '');
}

/**
 * A field with arguments, as Graph takes it: `analytics.start(1).granularity(DAY)`. Empty lists are
 * left out.
 */
export function toFieldWithArguments(
	name: string,
	given: Record<string, string | number | readonly (string | number)[] | undefined>,
): string {
	const parts = Object.entries(given).flatMap(([key, value]) => {
		if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
		return `.${key}(${Array.isArray(value) ? JSON.stringify(value) : String(value)})`;
	});
	return `${name}${parts.join('')}`;
}

/** How the keys of a data point are called in the output. */
export interface RowNames {
	readonly texts?: Readonly<Record<string, string>>;
	/** Numbers that Meta quotes become numbers. */
	readonly numbers: Readonly<Record<string, string>>;
}

/** A data point as one row, with its times in ISO 8601. */
export function toRow(point: IDataObject, { texts = {}, numbers }: RowNames): IDataObject {
	return compact({
		start: asIsoTime(point.start),
		end: asIsoTime(point.end),
		...Object.fromEntries(Object.entries(texts).map(([wire, name]) => [name, asText(point[wire])])),
		...Object.fromEntries(
			Object.entries(numbers).map(([wire, name]) => [name, asNumber(point[wire])]),
		),
	});
}
