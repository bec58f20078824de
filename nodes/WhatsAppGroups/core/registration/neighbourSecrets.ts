import type { IDataObject } from 'n8n-workflow';
import { decrypt, encrypt, encryptComparably } from '../crypto/encryption';
import { sign } from '../crypto/signature';
import type { WebhookKeys } from '../declarations/webhooks';
import { asObject } from '../values/json';
import type { Behind, PreviousCallback } from './callbackState';

/**
 * The callbacks behind ours are kept with the workflow, and so in its exports and in the database.
 * Their headers and addresses are encrypted there: any part of an address may be a secret. Only the
 * host stays readable, so that people can be told whose it is when the key is another one now.
 */
type Keys = Pick<WebhookKeys, 'chainSecret' | 'secondChainSecret'>;

const mark = '#encrypted=';

function toKey(chainSecret: string): string {
	return sign('secrets of neighbours', chainSecret);
}

/** undefined for what was encrypted with none of the keys of the credential now. */
function decryptKept(encrypted: string, keys: Keys): string | undefined {
	for (const secret of [keys.chainSecret, keys.secondChainSecret]) {
		try {
			if (secret !== undefined) return decrypt(encrypted, toKey(secret));
		} catch {
			// Another key, or none of ours.
		}
	}
	return undefined;
}

/** An address as it is kept: the same one always in the same way. */
export function encryptAddress(address: string, keys: Keys): string {
	const known = decryptAddress(address, keys);
	const whole = address.includes(mark) && known === readable(address) ? undefined : known;
	if (whole === undefined || !URL.canParse(whole)) return address;
	const { protocol, host } = new URL(whole);
	return `${protocol}//${host}/${mark}${encryptComparably(whole, toKey(keys.chainSecret))}`;
}

/** What can be read of a kept address without a key; earlier versions left the path as it was. */
function readable(kept: string): string | undefined {
	const [shown = kept] = kept.split(mark);
	return URL.canParse(shown) && new URL(shown).pathname === '/' ? undefined : shown;
}

/** The whole address again; undefined when the key is another one now, and none can be told. */
export function decryptAddress(kept: string, keys: Keys): string | undefined {
	const [, encrypted] = kept.split(mark);
	return encrypted === undefined ? kept : (decryptKept(encrypted, keys) ?? readable(kept));
}

/** What is known of a kept address, for `toShownAddress`. */
export function showable(kept: string, keys: Keys): string {
	return decryptAddress(kept, keys) ?? kept.split(mark)[0] ?? '';
}

function encryptPrevious({ headers, ...previous }: PreviousCallback, keys: Keys): PreviousCallback {
	const hasHeaders = headers !== undefined && Object.keys(headers).length > 0;
	return {
		...previous,
		address: encryptAddress(previous.address, keys),
		...(hasHeaders && {
			encryptedHeaders: encrypt(JSON.stringify(headers), toKey(keys.chainSecret)),
		}),
	};
}

/** Who stands behind ours, as it is kept. */
export function encryptBehind({ previous, next }: Behind, keys: Keys): Behind {
	const kept = previous && encryptPrevious(previous, keys);
	const isSame = next !== undefined && next === previous?.address;
	return {
		...(kept && { previous: kept }),
		...(next !== undefined && { next: isSame ? kept?.address : encryptAddress(next, keys) }),
	};
}

/** The headers that a callback expects; none when the key is another one now. */
export function decryptHeaders(
	{ headers, encryptedHeaders }: PreviousCallback,
	keys: Keys,
): IDataObject | undefined {
	if (encryptedHeaders === undefined) return headers;
	const text = decryptKept(encryptedHeaders, keys);
	return text === undefined ? undefined : asObject(JSON.parse(text));
}
