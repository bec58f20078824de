import type { GraphErrorCode } from './graphErrorCode';
import { later } from './remedies';

/** Failures of WhatsApp itself. */
export const serviceCodes: Readonly<Record<number, GraphErrorCode>> = {
	1: {
		message: 'Meta could not process the request',
		remedy: 'Check the input of this item. ' + later,
		retry: 'unknown',
		cause: 'temporarily-unavailable',
	},
	2: {
		message: 'WhatsApp is temporarily down or overloaded',
		remedy: later,
		retry: 'unknown',
		cause: 'temporarily-unavailable',
	},
	131000: {
		message: 'Something went wrong inside WhatsApp',
		remedy: later,
		retry: 'unknown',
		cause: 'temporarily-unavailable',
	},
	131016: {
		message: 'A WhatsApp service is temporarily unavailable',
		remedy: later,
		retry: 'unknown',
		cause: 'temporarily-unavailable',
	},
	135000: {
		message: 'WhatsApp did not accept the request and did not say why',
		remedy: 'Check the values of this item, especially those of a template.',
		retry: 'never',
	},
};
