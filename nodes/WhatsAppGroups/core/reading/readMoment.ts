import { tryToParseDateTime } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import { show } from '../values/shown';

function parse(value: unknown, timeZone: string): number | undefined {
	try {
		return Math.floor(tryToParseDateTime(value, timeZone).toMillis() / 1000);
	} catch {
		return undefined;
	}
}

/** In Unix seconds; what has no time zone of its own is in this one. @throws InputRefusal */
export function readMoment(value: unknown, timeZone: string, label: string): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const seconds = parse(value, timeZone);
	if (seconds !== undefined) return seconds;
	throw new InputRefusal(
		`${label} is ${show(value)}, but it must be a date`,
		`Enter ${label} as 2026-03-31 or 2026-03-31T18:00, or use an n8n date such as {{ $now }}.`,
	);
}
