import { tryToParseDateTime } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import { show } from '../values/shown';

/** A year first, a month by its name, or a time of today: in 02.03.2026, 2 may be the month. */
const plain = /^\d{4}($|[-W\d])|[a-z]{3}|^\d{1,2}:\d{2}/i;

/**
 * In milliseconds since 1970; what has no time zone of its own is in this one. Undefined for what
 * is no date, or could be two, such as 02.03.2026.
 */
export function toMoment(value: unknown, timeZone: string): number | undefined {
	if (typeof value === 'string' && !plain.test(value.trim())) return undefined;
	try {
		const moment = tryToParseDateTime(value, timeZone);
		const [day] = /^\d{4}-\d{2}-\d{2}/.exec(String(value).trim()) ?? [];
		// JavaScript takes 30 February for 2 March.
		return day === undefined || moment.toISODate() === day ? moment.toMillis() : undefined;
	} catch {
		return undefined;
	}
}

/** In Unix seconds. @throws InputRefusal for what `toMoment` does not take. */
export function readMoment(value: unknown, timeZone: string, label: string): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const ms = toMoment(value, timeZone);
	if (ms !== undefined) return Math.floor(ms / 1000);
	throw new InputRefusal(
		`${label} is ${show(value)}, but it must be a date`,
		`Enter ${label} as 2026-03-31 or 2026-03-31T18:00, or use an n8n date such as {{ $now }}.`,
	);
}
