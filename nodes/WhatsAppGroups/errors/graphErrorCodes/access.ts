import type { GraphErrorCode } from './graphErrorCode';
import { webhookUrl } from '../webhookUrl';

const newToken =
	'Create a new access token and enter it in the credential. The token of a system user is best: it does not expire.';

const permissions =
	'In Meta Business Settings, assign the WhatsApp account to the system user, and create its token with the permissions whatsapp_business_messaging and whatsapp_business_management.';

/** The access token, its permissions, and the account that it is for. */
export const accessCodes: Readonly<Record<number, GraphErrorCode>> = {
	0: {
		message: 'Meta did not accept the access token',
		remedy: newToken,
		retry: 'never',
		cause: 'credential-invalid',
	},
	3: {
		message: 'The Meta app does not have the capability for this request',
		remedy: permissions,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	10: {
		message: 'The access token is missing a permission',
		remedy: permissions,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	33: {
		message: 'Meta does not know this phone number',
		remedy: 'Check the Phone Number ID in the credential: it is an ID, not the number itself.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	190: {
		message: 'The access token is invalid or has expired',
		remedy: newToken,
		retry: 'never',
		cause: 'credential-invalid',
	},
	200: {
		message: 'The access token has no access to this WhatsApp account',
		remedy: permissions,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	368: {
		message: 'WhatsApp has restricted this account because of its policies',
		remedy: 'Open the account quality page in WhatsApp Manager.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	2200: {
		message: 'WhatsApp called the webhook URL and did not get the expected answer',
		remedy: `Check that the environment variable ${webhookUrl} is the public address of this n8n, that it uses HTTPS with a valid certificate, and that no proxy or login blocks it.`,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	130497: {
		message: 'The account is not allowed to message people in this country',
		remedy: 'Check which countries WhatsApp restricts for your type of business.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131005: {
		message: 'Access denied',
		remedy: permissions,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131031: {
		message: 'The account is locked',
		remedy: 'Open the account in WhatsApp Manager to see why.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131042: {
		message: 'There is a problem with the payment method',
		remedy: 'Check the payment settings of the account in WhatsApp Manager.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131064: {
		message: 'The account has reached its messaging limit',
		remedy: 'Wait until the restriction ends. It is caused by templates in the wrong category.',
		retry: 'never',
		cause: 'quota-exhausted',
	},
	134011: {
		message: 'The WhatsApp Payments terms have not been accepted',
		remedy: 'Accept them in WhatsApp Manager.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
};
