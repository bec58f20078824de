import type { IDataObject } from 'n8n-workflow';
import { decrypt, encrypt } from '../crypto/encryption';
import { sign } from '../crypto/signature';
import type { WebhookKeys } from '../declarations/webhooks';
import { asObject } from '../values/json';
import type { Behind, PreviousCallback } from './callbackState';

/**
 * The callbacks behind ours are kept with the workflow, and so in its exports and in the database.
 * What may be a secret of theirs is encrypted there: headers, and what follows an address's path or
 * precedes its host. The rest stays readable, so that they are still known when the key of the
 * credential was changed.
 */
type Keys = Pick<WebhookKeys, 'chainSecret'>;

const mark = '#encrypted=';

function toKey({ chainSecret }: Keys): string {
	return sign('secrets of neighbours', chainSecret);
}

function withoutSecrets(address: string): string {
	if (!URL.canParse(address)) return address;
	const { search, hash, username, password, protocol, host, pathname } = new URL(address);
	const hasSecrets = search + hash + username + password !== '';
	return hasSecrets ? `${protocol}//${host}${pathname}` : address;
}

/** An address as it is kept; one without secrets as it is. */
export function encryptAddress(address: string, keys: Keys): string {
	if (address.includes(mark)) return address;
	const shown = withoutSecrets(address);
	return shown === address ? address : `${shown}${mark}${encrypt(address, toKey(keys))}`;
}

/** The whole address again; without its secrets when the key is another one now. */
export function decryptAddress(kept: string, keys: Keys): string {
	const [shown = kept, encrypted] = kept.split(mark);
	if (encrypted === undefined) return kept;
	try {
		return decrypt(encrypted, toKey(keys));
	} catch {
		return shown;
	}
}

function encryptPrevious({ headers, ...previous }: PreviousCallback, keys: Keys): PreviousCallback {
	const hasHeaders = headers !== undefined && Object.keys(headers).length > 0;
	return {
		...previous,
		address: encryptAddress(previous.address, keys),
		...(hasHeaders && { encryptedHeaders: encrypt(JSON.stringify(headers), toKey(keys)) }),
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
	try {
		return asObject(JSON.parse(decrypt(encryptedHeaders, toKey(keys))));
	} catch {
		return undefined;
	}
}
