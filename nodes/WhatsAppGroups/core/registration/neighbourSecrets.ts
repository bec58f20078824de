import type { IDataObject } from 'n8n-workflow';
import { decryptWithEither, encrypt, encryptComparably } from '../crypto/encryption';
import { asObject } from '../values/json';
import type { Behind, PreviousCallback } from './callbackState';
import { toKey, toKeys, type ChainKeys } from './chainKeys';

/**
 * The callbacks behind ours are kept with the workflow, and so in its exports and in the database.
 * Their headers and addresses are encrypted there: any part of an address may be a secret. Only the
 * host stays readable, so that people can be told whose it is when the key is another one now.
 */
const mark = '#encrypted=';
/** Running installations have encrypted with it: never change it. */
const purpose = 'secrets of neighbours';

/** An address as it is kept: the same one always in the same way. */
export function encryptAddress(address: string, keys: ChainKeys): string {
	const known = decryptAddress(address, keys);
	const whole = address.includes(mark) && known === readable(address) ? undefined : known;
	if (whole === undefined || !URL.canParse(whole)) return address;
	const { protocol, host } = new URL(whole);
	return `${protocol}//${host}/${mark}${encryptComparably(whole, toKey(purpose, keys))}`;
}

/** What can be read of a kept address without a key; earlier versions left the path as it was. */
function readable(kept: string): string | undefined {
	const [shown = kept] = kept.split(mark);
	return URL.canParse(shown) && new URL(shown).pathname === '/' ? undefined : shown;
}

/** The whole address again; undefined when the key is another one now, and none can be told. */
export function decryptAddress(kept: string, keys: ChainKeys): string | undefined {
	const [, encrypted] = kept.split(mark);
	return encrypted === undefined
		? kept
		: (decryptWithEither(encrypted, toKeys(purpose, keys)) ?? readable(kept));
}

/** What is known of a kept address, for `toShownAddress`. */
export function showable(kept: string, keys: ChainKeys): string {
	return decryptAddress(kept, keys) ?? kept.split(mark)[0] ?? '';
}

function encryptPrevious(
	{ headers, ...previous }: PreviousCallback,
	keys: ChainKeys,
): PreviousCallback {
	const hasHeaders = headers !== undefined && Object.keys(headers).length > 0;
	return {
		...previous,
		address: encryptAddress(previous.address, keys),
		...(hasHeaders && {
			encryptedHeaders: encrypt(JSON.stringify(headers), toKey(purpose, keys)),
		}),
	};
}

/** Who stands behind ours, as it is kept. */
export function encryptBehind({ previous, next }: Behind, keys: ChainKeys): Behind {
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
	keys: ChainKeys,
): IDataObject | undefined {
	if (encryptedHeaders === undefined) return headers;
	const text = decryptWithEither(encryptedHeaders, toKeys(purpose, keys));
	return text === undefined ? undefined : asObject(JSON.parse(text));
}
