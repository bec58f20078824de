import { parts, type Part } from './arguments';
import { isBusy } from './otherUse';
import type { Result } from './result';
import { wishesOf, type Wish } from './wishes';

export type Target = {
	name: string;
	/** The part that measures it. */
	part: Part;
	/** "≤ 1.03", "0", "≥ 100,000". */
	wanted: string;
	/** Undefined when it was not measured. */
	value: number | undefined;
	verdict: Verdict;
	/** Counts too small to judge by: shown, but does not fail the run. */
	isInformative: boolean;
};

/** Nothing is judged that was measured while other programs used the machine. */
export type Verdict = 'reached' | 'missed' | 'not measured' | 'machine busy';

/** Exit codes: what is missed counts more than what a quieter machine may still show. */
const allReached = 0;
const someMissed = 1;
const someNotJudged = 2;

/** What the figures are to reach, and whether they do. */
export function judge(result: Result): Target[] {
	return parts.flatMap((part) =>
		wishesOf[part](result).map((wish) => toTarget(wish, part, result)),
	);
}

/** Whether other programs used the machine while a part was measured. */
export function wasBusy({ others }: Result, part: Part): boolean {
	const use = others?.[part];
	return use !== undefined && isBusy(use);
}

/** `wanted` are the parts that were to be measured. */
export function exitCodeOf(result: Result, wanted: readonly Part[]): number {
	const targets = judge(result).filter(({ part }) => wanted.includes(part));
	const has = (...verdicts: Verdict[]) =>
		targets.some(({ verdict, isInformative }) => verdicts.includes(verdict) && !isInformative);
	if (has('missed', 'not measured')) return someMissed;
	return wanted.some((part) => wasBusy(result, part)) ? someNotJudged : allReached;
}

function toTarget(
	{ name, bound, value, holdsForFew = false }: Wish,
	part: Part,
	result: Result,
): Target {
	const limit = 'atMost' in bound ? bound.atMost : bound.atLeast;
	const isReached = value !== undefined && ('atMost' in bound ? value <= limit : value >= limit);
	const wanted = `${limit === 0 ? '' : 'atMost' in bound ? '≤ ' : '≥ '}${limit.toLocaleString('en')}`;
	const verdict = verdictOf({ value, isReached, isOnBusy: wasBusy(result, part) });
	const isInformative = result.measured.quick && !holdsForFew;
	return { name, part, wanted, value, verdict, isInformative };
}

function verdictOf({
	value,
	isReached,
	isOnBusy,
}: Pick<Wish, 'value'> & { isReached: boolean; isOnBusy: boolean }): Verdict {
	if (value === undefined) return 'not measured';
	if (isOnBusy) return 'machine busy';
	return isReached ? 'reached' : 'missed';
}
