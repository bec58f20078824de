import { createCipheriv, createDecipheriv, randomBytes } from 'crypto';
import { sign } from './signature';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

function toKey(secret: string): Buffer {
	return Buffer.from(sign('seal', secret), 'hex');
}

/** Text that only those who know the secret can read. */
export function seal(text: string, secret: string): string {
	const iv = randomBytes(ivBytes);
	const sealing = createCipheriv(cipher, toKey(secret), iv, { authTagLength: tagBytes });
	const sealed = Buffer.concat([sealing.update(text), sealing.final()]);
	return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64');
}

/** @throws Error for what was not sealed with this secret. */
export function unseal(sealed: string, secret: string): string {
	const bytes = Buffer.from(sealed, 'base64');
	const opening = createDecipheriv(cipher, toKey(secret), bytes.subarray(0, ivBytes), {
		authTagLength: tagBytes,
	});
	opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
	return Buffer.concat([
		opening.update(bytes.subarray(ivBytes + tagBytes)),
		opening.final(),
	]).toString();
}
