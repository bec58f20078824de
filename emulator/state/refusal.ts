interface Words {
	title: string;
	details: string;
}

/**
 * What WhatsApp says to a code: Meta's published title and details. HTTP status and envelope belong
 * to the Graph side.
 */
export const refusalWords: Readonly<Record<number, Words>> = {
	100: { title: 'Invalid parameter', details: 'Invalid parameter.' },
	130429: { title: 'Rate limit hit', details: 'Cloud API message throughput has been reached.' },
	130497: {
		title: 'Business account is restricted from messaging users in this country.',
		details: 'Business account is restricted from messaging users in this country.',
	},
	131000: { title: 'Something went wrong', details: 'Something went wrong.' },
	131005: {
		title: 'Access denied',
		details: 'Permission is either not granted or has been removed.',
	},
	131008: {
		title: 'Required parameter is missing',
		details: 'The request is missing a required parameter.',
	},
	131009: {
		title: 'Parameter value is not valid',
		details: 'One or more parameter values are invalid.',
	},
	131016: { title: 'Service unavailable', details: 'A service is temporarily unavailable.' },
	131020: { title: 'Bad Group', details: 'Cannot send messages to single member groups.' },
	131021: {
		title: 'Recipient cannot be sender',
		details: 'Sender and recipient phone number is the same.',
	},
	131026: { title: 'Message undeliverable', details: 'Message Undeliverable.' },
	131031: {
		title: 'Business Account locked',
		details:
			'The WhatsApp Business Account associated with the app has been restricted or disabled.',
	},
	131041: {
		title: 'Group unknown',
		details: "The group was not found, either because it doesn't exist or you are not a member.",
	},
	131042: {
		title: 'Business eligibility payment issue',
		details:
			'Message failed to send because there were one or more errors related to your payment method.',
	},
	131047: {
		title: 'Re-engagement message',
		details:
			'More than 24 hours have passed since the recipient last replied to the sender number.',
	},
	131048: {
		title: 'Spam rate limit hit',
		details:
			'Message failed to send because there are restrictions on how many messages can be sent from this phone number.',
	},
	131049: {
		title: 'Meta chose not to deliver',
		details: 'This message was not delivered to maintain healthy ecosystem engagement.',
	},
	131051: {
		title: 'Unsupported message type',
		details: 'Message type is not currently supported.',
	},
	131052: {
		title: 'Media download error',
		details: 'Unable to download the media sent by the user.',
	},
	131053: {
		title: 'Media upload error',
		details: 'Unable to upload the media used in the message.',
	},
	131056: {
		title: '(Business Account, Consumer Account) pair rate limit hit',
		details:
			'Message failed to send because too many messages were sent from the sender phone number to the same recipient phone number in a short period of time.',
	},
	131057: {
		title: 'Account in maintenance mode',
		details: 'Business Account is in maintenance mode.',
	},
	131059: {
		title: 'Invalid cursor',
		details:
			'The cursor has either expired or become corrupted. Start pagination from the beginning again.',
	},
	131062: {
		title: 'Business-scoped User ID recipients not supported',
		details: 'Business-scoped User ID (BSUID) recipients are not supported for this message.',
	},
	131201: {
		title: 'Request partially succeeded',
		details: 'Not all participant-level operations in the request succeeded.',
	},
	131202: {
		title: 'Duplicate participant',
		details: 'Duplicate participants in the participant array input.',
	},
	131203: {
		title: 'Unable to add participant to group',
		details: 'Recipient has not accepted our new Terms of Service and Privacy Policy.',
	},
	131204: { title: 'Participant overlimit', details: 'Group participant size exceeds limit.' },
	131207: { title: 'Group suspended', details: 'The group violates platform policies.' },
	131208: {
		title: 'Group Rate Limit Hit',
		details:
			'Group operation failed because there were too many group operations from this phone number in a short period.',
	},
	131209: {
		title: 'Invalid Group Profile Picture Aspect Ratio',
		details: 'Width and height of the image must be equal.',
	},
	131210: {
		title: 'Image is Too Small to Process',
		details: 'Image width and height must be greater than 192px.',
	},
	131211: {
		title: 'Group create limit reached',
		details:
			'Reached the limit for the maximum number of groups that can be created for this number.',
	},
	131212: {
		title: 'Participant is not a part of the group.',
		details: 'Participant is not a part of the group.',
	},
	131213: {
		title: 'Group join request does not exist.',
		details: 'Group join request does not exist.',
	},
	131214: {
		title: 'Group creation is temporarily disabled',
		details:
			'Group creation is temporarily disabled due to excessive marketing messages sent by the WABA in customer service window over the past 7 days.',
	},
	131215: {
		title: 'This phone number is not eligible to access Groups APIs',
		details: 'Groups APIs are only available for eligible phone numbers.',
	},
	132000: {
		title: 'Number of parameters does not match the expected number of params',
		details:
			'The number of variable parameter values included in the request did not match the number defined in the template.',
	},
	132001: {
		title: 'Template name does not exist in the translation',
		details:
			'The template does not exist in the specified language or the template has not been approved.',
	},
	132012: {
		title: 'Parameter format does not match format in the created template',
		details: 'Variable parameter values formatted incorrectly.',
	},
	132015: {
		title: 'Template is Paused',
		details: 'Template is paused due to low quality so it cannot be sent in a template message.',
	},
	132018: { title: 'Invalid parameter', details: 'Invalid parameter.' },
};

/** WhatsApp says no. */
export class Refusal extends Error {
	constructor(
		readonly code: number,
		readonly details: string = refusalWords[code]?.details ?? 'Something went wrong.',
	) {
		super(`(#${code}) ${refusalWords[code]?.title ?? 'Something went wrong'}`);
	}
}

export interface ItemError {
	code: number;
	message: string;
	title: string;
	error_data: { details: string };
}

/** The form that an error has inside an answer or a webhook, beside what it belongs to. */
export function toItemError(code: number, details?: string): ItemError {
	const words = refusalWords[code] ?? {
		title: 'Something went wrong',
		details: 'Something went wrong.',
	};
	const message = code === 131203 ? `(#${code}) ${words.details}` : `(#${code}) ${words.title}`;
	return { code, message, title: words.title, error_data: { details: details ?? words.details } };
}
