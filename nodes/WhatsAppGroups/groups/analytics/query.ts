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
