import axios, { isAxiosError } from 'axios';
import type { Callback } from '../state/accounts';

const handshakeTimeoutMs = 10_000;

/**
 * Asks an address whether it wants webhooks, as Meta does while it is being registered; the answer
 * is what is wrong, if anything.
 */
export async function whyHandshakeFails(
	{ url, verifyToken }: Callback,
	challenge: string,
): Promise<string | undefined> {
	const params = {
		'hub.mode': 'subscribe',
		'hub.challenge': challenge,
		'hub.verify_token': verifyToken,
	};
	try {
		const { status, statusText, data } = await axios.get<string>(url, {
			params,
			timeout: handshakeTimeoutMs,
			responseType: 'text',
			transformResponse: (text: string) => text,
			validateStatus: () => true,
			maxRedirects: 0,
			proxy: false,
		});
		if (status !== 200) return `HTTP Status Code = ${status}; HTTP Message = ${statusText}`;
		return data.trim() === challenge
			? undefined
			: 'The callback did not answer with hub.challenge.';
	} catch (error) {
		return `curl_errno = ${isAxiosError(error) ? (error.code ?? error.message) : 'unknown'}`;
	}
}

/** A machine beside the emulator: a private address, or a name without a dot, as Docker gives. */
const localHost =
	/^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[(::1|f[cd].*)\]$|[^.[]+$|.*\.(local|internal)$)/;

interface AddressRules {
	strict: boolean;
	/** Overrides may have at most 200 characters. */
	longestUrl: number;
}

/** What is wrong with a callback address before anybody calls it. */
export function whyAddressIsRefused(
	url: string,
	{ strict, longestUrl }: AddressRules,
): string | undefined {
	if (url.length > longestUrl)
		return `The callback URL must be at most ${longestUrl} characters long.`;
	if (!URL.canParse(url)) return 'The callback URL is not a valid URL.';
	const { protocol, hostname } = new URL(url);
	const isLocal = localHost.test(hostname);
	if (protocol !== 'https:' && (strict || !isLocal || protocol !== 'http:'))
		return 'The callback URL must use HTTPS.';
	if (strict && isLocal) return 'The callback URL must be publicly reachable.';
	return undefined;
}
