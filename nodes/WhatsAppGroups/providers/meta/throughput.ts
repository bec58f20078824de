/** Messages per second of the levels that Meta documents. */
const perSecondOfLevel: ReadonlyMap<string, number> = new Map([
	['STANDARD', 80],
	['HIGH', 1000],
]);

/** What a phone number of this level may send; undefined when Meta names none, or another one. */
export function toPerSecond(level: string | undefined): number | undefined {
	return level === undefined ? undefined : perSecondOfLevel.get(level);
}
