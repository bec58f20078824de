import type { Emulation } from '../emulation';
import type { Callback } from '../state/accounts';
import { whyAddressIsRefused, whyHandshakeFails } from '../webhooks/handshake';
import { GraphRefusal, refuse } from './refusal';

const longestOverride = 200;
const longestAppCallback = 2_000;

/**
 * The callback, once its address is acceptable and it answered the handshake; refuses otherwise.
 */
export async function registerCallback(
	emulation: Emulation,
	callback: Callback,
	kind: 'override' | 'app',
): Promise<Callback> {
	const longestUrl = kind === 'override' ? longestOverride : longestAppCallback;
	const obstacle = whyAddressIsRefused(callback.url, {
		strict: emulation.options.strictCallbacks,
		longestUrl,
	});
	if (obstacle !== undefined) throw refuse(100, obstacle);
	const challenge = String(1_000_000_000 + emulation.whatsApp.ids.pick(1_000_000_000));
	const failure = await whyHandshakeFails(callback, challenge);
	if (failure === undefined) return callback;
	const message = `(#2200) Callback verification failed with the following errors: ${failure}`;
	throw new GraphRefusal(400, { message, type: 'OAuthException', code: 2200 });
}
