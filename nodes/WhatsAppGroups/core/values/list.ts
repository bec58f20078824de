/** Text with commas or line breaks, an array, or one value: an array of distinct, trimmed texts. */
export function toList(value: unknown): string[] {
	const parts = Array.isArray(value) ? value : String(value ?? '').split(/[,\n]/);
	return [...new Set(parts.map((part) => String(part ?? '').trim()).filter((part) => part !== ''))];
}
