import { asNumber, asObject, asObjects, asText } from '../../core/values/json';
import { show } from '../../core/values/shown';
import { toMoment } from '../../core/reading/readMoment';
import { InputRefusal } from '../../errors/inputRefusal';

const msOf: Readonly<Record<string, number>> = {
	minutes: 60_000,
	hours: 3_600_000,
	days: 86_400_000,
};

/** @throws InputRefusal for what is no date. */
function readTime(given: unknown, timeZone: string): Date {
	const ms = toMoment(asText(given) ?? '', timeZone);
	if (ms !== undefined) return new Date(ms);
	throw new InputRefusal(
		`Max Date and Time is ${show(given)}, but it must be a date`,
		'Enter it as 2026-03-31T18:00, or use an n8n date such as {{ $now.plus(2, "days") }}.',
	);
}

/**
 * When the question is over; undefined where it stays open. @throws InputRefusal for a time that is
 * past.
 */
export function readLimit(
	limitWaitTime: unknown,
	{ timeZone, now }: { timeZone: string; now: Date },
): Date | undefined {
	const [limit] = asObjects(asObject(limitWaitTime).values);
	if (!limit) return undefined;
	const { limitType, resumeAmount, resumeUnit, maxDateAndTime } = limit;
	const unitMs = msOf[asText(resumeUnit) ?? 'hours'] ?? 0;
	const until =
		limitType === 'atSpecifiedTime'
			? readTime(maxDateAndTime, timeZone)
			: new Date(now.getTime() + (asNumber(resumeAmount) ?? 1) * unitMs);
	if (until > now) return until;
	throw new InputRefusal(
		'Limit Wait Time is over already, so nobody could answer',
		'Choose a time that is yet to come.',
	);
}
