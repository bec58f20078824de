import { createHmac, timingSafeEqual } from 'crypto';

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export function isSameSecret(given: string, expected: string): boolean {
	const a = Buffer.from(given);
	const b = Buffer.from(expected);
	return a.length === b.length && timingSafeEqual(a, b);
}

/** HMAC-SHA256 of these exact bytes, in lowercase hex. */
export function sign(bytes: Buffer | string, secret: string): string {
	return createHmac('sha256', secret).update(bytes).digest('hex');
}

const shape = /^sha256=([0-9a-f]{64})$/i;

/** Whether a header could be a signature at all. */
export function looksSigned(header: unknown): header is string {
	return typeof header === 'string' && shape.test(header);
}

/**
 * Whether `X-Hub-Signature-256` was made of the raw bytes with this secret. The bytes count, not
 * the JSON: Meta signs its own escaping, which parsing and writing again would lose.
 */
export function isSignedWith(secret: string, rawBody: Buffer, header: unknown): boolean {
	if (!looksSigned(header) || secret === '') return false;
	return isSameSecret(header.slice('sha256='.length).toLowerCase(), sign(rawBody, secret));
}
