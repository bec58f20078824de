import type { GraphErrorCode } from './graphErrorCode';

const doNotResend = 'Do not send it to this person again.';

/** Values in a request, and messages that cannot be sent. */
export const messageCodes: Readonly<Record<number, GraphErrorCode>> = {
	100: {
		message: 'Meta did not accept a value in the request',
		remedy:
			'Check the value that Meta names. Meta also answers like this when an ID does not exist, or when the access token has no access to it: check the IDs, and that the WhatsApp account is assigned to the system user that owns the token.',
		retry: 'never',
	},
	130472: {
		message: 'WhatsApp withheld this message as part of an experiment',
		remedy: doNotResend,
		retry: 'never',
	},
	130501: {
		message: 'WhatsApp does not support this type of message',
		remedy: 'Use another type of message.',
		retry: 'never',
	},
	131008: {
		message: 'A required value is missing in the request',
		remedy: 'Fill in the field that WhatsApp names.',
		retry: 'never',
	},
	131009: {
		message: 'A value in the request is not valid',
		remedy:
			'Check the value that WhatsApp names. Common causes are a phone number or an invite link in place of a group ID, and the ID of a message that is not in this group.',
		retry: 'never',
	},
	131021: {
		message: 'The sender and the recipient are the same number',
		remedy: 'Use another recipient.',
		retry: 'never',
	},
	131026: {
		message: 'The message cannot be delivered',
		remedy:
			'The person may not be on WhatsApp, may be using an old version, or may not have accepted the current terms.',
		retry: 'never',
	},
	131047: {
		message: 'No participant has written to this group during the last 24 hours',
		remedy:
			'Send a template, or wait until a participant writes in the group: that opens the window for the whole group.',
		retry: 'never',
	},
	131049: {
		message: 'WhatsApp chose not to deliver this marketing message',
		remedy: 'Wait at least 24 hours before sending another one.',
		retry: 'never',
	},
	131050: {
		message: 'This person has opted out of marketing messages from this business',
		remedy: doNotResend,
		retry: 'never',
	},
	131051: {
		message: 'WhatsApp does not support this type of message',
		remedy: 'Use another type of message.',
		retry: 'never',
	},
	131052: {
		message: 'WhatsApp could not download the media',
		remedy: "Check that the link is public and that the file is within WhatsApp's size limits.",
		retry: 'never',
	},
	131053: {
		message: 'WhatsApp could not accept the media',
		remedy: 'Check the type and size of the file, and the link.',
		retry: 'never',
	},
	131062: {
		message: 'This message cannot be sent to a user ID',
		remedy: "Use the person's phone number.",
		retry: 'never',
	},
};
