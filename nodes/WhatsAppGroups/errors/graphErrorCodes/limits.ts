import type { GraphErrorCode } from './graphErrorCode';
import { slowDown } from './remedies';

const quality = 'Check the quality rating of the phone number in WhatsApp Manager.';

/** Too many requests or messages. */
export const limitCodes: Readonly<Record<number, GraphErrorCode>> = {
	4: {
		message: 'The Meta app has sent too many requests',
		remedy: slowDown,
		retry: 'safe',
		cause: 'rate-limited',
	},
	80007: {
		message: 'The WhatsApp Business Account has sent too many requests',
		remedy: slowDown,
		retry: 'safe',
		cause: 'rate-limited',
	},
	130429: {
		message: 'The phone number is sending faster than WhatsApp allows',
		remedy: slowDown,
		retry: 'safe',
		cause: 'rate-limited',
	},
	131048: {
		message: 'WhatsApp has limited this phone number because of spam reports',
		remedy: quality,
		retry: 'never',
		cause: 'quota-exhausted',
	},
	131056: {
		message: 'Too many messages to the same recipient in a short time',
		remedy: slowDown,
		retry: 'safe',
		cause: 'rate-limited',
	},
};
