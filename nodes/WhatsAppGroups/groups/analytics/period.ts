import { tryToParseDateTime } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { show } from '../../core/values/shown';
import { InputRefusal } from '../../errors/inputRefusal';

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
		`${label} is ${show(value)}, but it must be a date`,
		`Enter ${label} as 2026-03-31 or 2026-03-31T18:00, or use an n8n date such as {{ $now }}.`,
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
	if (start >= end) throw new InputRefusal('Start must be before End', 'Correct Start or End.');
	if (start < now - longestLookBackDays * secondsPerDay) {
		throw new InputRefusal(
			`Start is more than ${longestLookBackDays} days ago`,
			`WhatsApp keeps these metrics for ${longestLookBackDays} days.`,
		);
	}
	return { start, end };
}
