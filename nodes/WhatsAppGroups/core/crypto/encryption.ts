import { createCipheriv, createDecipheriv, randomBytes } from 'crypto';
import { sign } from './signature';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** The word is part of what running installations encrypt with, and never changes. */
function toKey(secret: string): Buffer {
	return Buffer.from(sign('seal', secret), 'hex');
}

/** Text that only those who know the secret can read. */
export function encrypt(text: string, secret: string): string {
	return encryptWith(randomBytes(ivBytes), text, secret);
}

/** The same text always becomes the same, so that two can be compared unread. */
export function encryptComparably(text: string, secret: string): string {
	const iv = Buffer.from(sign(text, sign('comparable', secret)), 'hex').subarray(0, ivBytes);
	return encryptWith(iv, text, secret);
}

function encryptWith(iv: Buffer, text: string, secret: string): string {
	const encryption = createCipheriv(cipher, toKey(secret), iv, { authTagLength: tagBytes });
	const encrypted = Buffer.concat([encryption.update(text), encryption.final()]);
	return Buffer.concat([iv, encryption.getAuthTag(), encrypted]).toString('base64');
}

/** @throws Error for what was not encrypted with this secret. */
export function decrypt(encrypted: string, secret: string): string {
	const bytes = Buffer.from(encrypted, 'base64');
	const decryption = createDecipheriv(cipher, toKey(secret), bytes.subarray(0, ivBytes), {
		authTagLength: tagBytes,
	});
	decryption.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
	return Buffer.concat([
		decryption.update(bytes.subarray(ivBytes + tagBytes)),
		decryption.final(),
	]).toString();
}

/** undefined for what was encrypted with none of these secrets. */
export function decryptWithEither(
	encrypted: string,
	secrets: readonly string[],
): string | undefined {
	for (const secret of secrets) {
		try {
			return decrypt(encrypted, secret);
		} catch {
			// Another secret, or none of ours.
		}
	}
	return undefined;
}
