/** Base URL of the credential, as people paste it. */
export function readBaseUrl(given: unknown, otherwise: string): string {
	return (typeof given === 'string' ? given.trim() : '').replace(/(?<!\/)\/+$/, '') || otherwise;
}
