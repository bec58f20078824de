import type { GraphErrorCode } from './graphErrorCode';
import { later } from './remedies';

const registration = 'Open the phone number in WhatsApp Manager and complete its registration.';

/** The phone number and its registration. */
export const phoneNumberCodes: Readonly<Record<number, GraphErrorCode>> = {
	131030: {
		message: "The recipient is not on the test number's list",
		remedy: "Add the recipient to the test number's list in the Meta app.",
		retry: 'never',
	},
	131037: {
		message: 'The display name of the phone number is not approved',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131045: {
		message: 'The phone number is not registered correctly',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131057: {
		message:
			'The phone number is under maintenance, for example while its throughput is being raised',
		remedy: 'Try again in a minute.',
		retry: 'safe',
		cause: 'temporarily-unavailable',
	},
	133000: {
		message: 'An earlier deregistration of the phone number was not completed',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133004: {
		message: "WhatsApp's registration server is not available",
		remedy: later,
		retry: 'safe',
		cause: 'temporarily-unavailable',
	},
	133005: {
		message: 'The PIN of the phone number is wrong',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133006: {
		message: 'The phone number must be verified again',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133008: {
		message: 'The PIN of the phone number was entered incorrectly too many times',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133009: {
		message: 'The PIN of the phone number was entered too quickly',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133010: {
		message: 'The phone number is not registered',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133015: {
		message: 'The phone number was deleted a moment ago',
		remedy: 'Wait five minutes before registering it again.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133016: {
		message: 'The phone number was registered too many times',
		remedy: 'Wait 72 hours before registering it again.',
		retry: 'never',
		cause: 'quota-exhausted',
	},
};
