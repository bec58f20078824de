import type { Session } from '../../core/declarations/session';
import { readMoment } from '../../core/reading/readMoment';
import { InputRefusal } from '../../errors/inputRefusal';

export interface Period {
	/** Unix seconds. */
	readonly start: number;
	readonly end: number;
}

const secondsPerDay = 86_400;

const defaultDays = 7;

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
	const end = readMoment(endDate, timeZone, 'End') ?? now;
	const start = readMoment(startDate, timeZone, 'Start') ?? end - defaultDays * secondsPerDay;
	if (start >= end) throw new InputRefusal('Start must be before End', 'Correct Start or End.');
	if (start < now - longestLookBackDays * secondsPerDay) {
		throw new InputRefusal(
			`Start is more than ${longestLookBackDays} days ago`,
			`WhatsApp keeps these metrics for ${longestLookBackDays} days.`,
		);
	}
	return { start, end };
}
