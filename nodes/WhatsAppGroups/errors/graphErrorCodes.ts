/**
 * `safe`: the request was refused before it took effect, asking again cannot double anything.
 * `unknown`: it may have taken effect. `never`: asking again gives the same refusal.
 */
export type RetryClass = 'safe' | 'unknown' | 'never';

export interface GraphErrorCode {
	/** One sentence in the user's words. */
	readonly message: string;
	/** What the user can do. */
	readonly remedy: string;
	readonly retry: RetryClass;
	/** The cursor of a list is not valid any more; from its first page the list can be read again. */
	readonly isListChanged?: true;
	/** n8n's kind of failure; absent where the input of this one item is to blame. */
	readonly cause?:
		| 'rate-limited'
		| 'quota-exhausted'
		| 'temporarily-unavailable'
		| 'credential-invalid'
		| 'configuration-invalid';
}

const newToken =
	'Create a new access token (best: of a system user, which does not expire) and put it in the credential.';
const permissions =
	'In Meta Business Settings, assign the WhatsApp account to the system user, and create the token with whatsapp_business_messaging and whatsapp_business_management.';
const slowDown = 'Wait a moment, send fewer messages at once, or raise the time between them.';
const later =
	'Try again in a few minutes, and look at the status page of the WhatsApp Business Platform.';
const registration = 'Open the phone number in WhatsApp Manager and finish its registration.';
const quality = 'Look at the quality of the phone number in WhatsApp Manager.';
const doNotResend = 'Do not send it again to this person.';
const template = 'Compare the template in WhatsApp Manager with what this node sends.';

/** Codes of the Graph API: those about groups first, then general ones. Nothing but data. */
export const graphErrorCodes: Readonly<Record<number, GraphErrorCode>> = {
	131020: {
		message: 'Nobody has joined this group yet',
		remedy: 'Send its invite link to people, and write after the first "Participant Joined" event.',
		retry: 'never',
	},
	131041: {
		message: 'WhatsApp does not know this group, or it belongs to another phone number',
		remedy:
			'Check the group ID, and that the credential is the one of the phone number that made the group. The group may have been deleted.',
		retry: 'never',
	},
	131059: {
		message: 'The list changed while it was being read',
		remedy: 'Run the operation again: it starts from the first page.',
		retry: 'never',
		isListChanged: true,
	},
	131201: {
		message: 'Only a part of the request succeeded',
		remedy: 'Look at the entries that failed.',
		retry: 'never',
	},
	131202: {
		message: 'The same participant is named twice',
		remedy: 'Remove the duplicate.',
		retry: 'never',
	},
	131203: {
		message: 'This person cannot be added: they have not accepted the current terms of WhatsApp',
		remedy: 'Ask them to update WhatsApp and accept its terms.',
		retry: 'never',
	},
	131204: {
		message: 'The group is full',
		remedy:
			'A group holds 8 participants besides the business. Remove somebody, or use another group.',
		retry: 'never',
	},
	131207: {
		message: 'WhatsApp has suspended this group',
		remedy: 'It broke a policy of WhatsApp. Wait for the "Group Suspension Cleared" event.',
		retry: 'never',
	},
	131208: {
		message: 'Too many group operations in a short time',
		remedy: slowDown,
		retry: 'safe',
		cause: 'rate-limited',
	},
	131209: {
		message: 'The group picture is not square',
		remedy: 'Use a picture whose width and height are equal.',
		retry: 'never',
	},
	131210: {
		message: 'The group picture is too small',
		remedy: 'Use a picture of more than 192 by 192 pixels.',
		retry: 'never',
	},
	131211: {
		message: 'This phone number has the most groups that WhatsApp allows',
		remedy: 'The limit is 10,000. Delete groups that are no longer used.',
		retry: 'never',
		cause: 'quota-exhausted',
	},
	131212: {
		message: 'This person is not a participant of the group',
		remedy: 'Read the participants again: they may have left already.',
		retry: 'never',
	},
	131213: {
		message: 'This join request does not exist any more',
		remedy: 'It was approved, rejected or cancelled already. Read the open join requests again.',
		retry: 'never',
	},
	131214: {
		message: 'WhatsApp has stopped group creation for this account for a while',
		remedy:
			'Too many marketing messages were sent in the customer service window during the last 7 days. Send fewer, and wait.',
		retry: 'never',
		cause: 'quota-exhausted',
	},
	131215: {
		message: 'This phone number may not use groups',
		remedy:
			'Groups need an Official Business Account on the Cloud API (not the WhatsApp Business app, not a Multi-Solution setup).',
		retry: 'never',
		cause: 'configuration-invalid',
	},

	0: {
		message: 'Meta did not accept the access token',
		remedy: newToken,
		retry: 'never',
		cause: 'credential-invalid',
	},
	1: {
		message: 'Meta could not handle the request',
		remedy: 'Check the input of this item. ' + later,
		retry: 'unknown',
		cause: 'temporarily-unavailable',
	},
	2: {
		message: 'WhatsApp is down or overloaded for the moment',
		remedy: later,
		retry: 'unknown',
		cause: 'temporarily-unavailable',
	},
	3: {
		message: 'The Meta app lacks the capability for this call',
		remedy: permissions,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	4: {
		message: 'The Meta app has made too many calls',
		remedy: slowDown,
		retry: 'safe',
		cause: 'rate-limited',
	},
	10: {
		message: 'The access token lacks a permission',
		remedy: permissions,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	33: {
		message: 'Meta does not know this phone number',
		remedy: 'Check the phone number ID in the credential (it is an ID, not the number itself).',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	100: {
		message: 'Meta did not accept a value of the request',
		remedy:
			'Check the value that the details name. An ID that does not exist, or that the token may not see, is refused in this way too.',
		retry: 'never',
	},
	190: {
		message: 'The access token is not valid, or has expired',
		remedy: newToken,
		retry: 'never',
		cause: 'credential-invalid',
	},
	200: {
		message: 'The access token may not use this WhatsApp account',
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
		message: 'WhatsApp called the webhook address and did not get the answer that it expects',
		remedy:
			'Check that the environment variable WEBHOOK_URL is the address at which this n8n can be reached from outside, over HTTPS with a valid certificate, and that no proxy or login stands in front of it.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	80007: {
		message: 'The WhatsApp Business Account has made too many calls',
		remedy: slowDown,
		retry: 'safe',
		cause: 'rate-limited',
	},
	130429: {
		message: 'The phone number sends faster than WhatsApp allows',
		remedy: slowDown,
		retry: 'safe',
		cause: 'rate-limited',
	},
	130472: {
		message: 'WhatsApp holds this message back for an experiment',
		remedy: doNotResend,
		retry: 'never',
	},
	130497: {
		message: 'The account may not write to people in this country',
		remedy: 'See which countries WhatsApp restricts for your kind of business.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	130501: {
		message: 'WhatsApp does not support this type of message',
		remedy: 'Use another type of message.',
		retry: 'never',
	},
	131000: {
		message: 'Something went wrong inside WhatsApp',
		remedy: later,
		retry: 'unknown',
		cause: 'temporarily-unavailable',
	},
	131005: {
		message: 'Access denied',
		remedy: permissions,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131008: {
		message: 'The request lacks a value',
		remedy: 'Fill in the field that the details name.',
		retry: 'never',
	},
	131009: {
		message: 'A value of the request is not valid',
		remedy:
			'Check the value that the details name: for example a phone number where a group ID belongs.',
		retry: 'never',
	},
	131016: {
		message: 'A service of WhatsApp is not available for the moment',
		remedy: later,
		retry: 'unknown',
		cause: 'temporarily-unavailable',
	},
	131021: {
		message: 'Sender and recipient are the same number',
		remedy: 'Use another recipient.',
		retry: 'never',
	},
	131026: {
		message: 'The message cannot be delivered',
		remedy:
			'The person may not be on WhatsApp, use an old version, or not have accepted its terms.',
		retry: 'never',
	},
	131030: {
		message: 'The recipient is not on the list of the test number',
		remedy: 'Add the recipient to the list of the test number in the Meta app.',
		retry: 'never',
	},
	131031: {
		message: 'The account is locked',
		remedy: 'Open the account in WhatsApp Manager to see why.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131037: {
		message: 'The display name of the phone number is not approved',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131042: {
		message: 'There is a problem with the payment method',
		remedy: 'Check the payment settings of the account in WhatsApp Manager.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131045: {
		message: 'The phone number is not registered rightly',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	131047: {
		message: 'No participant has written to this group during the last 24 hours',
		remedy:
			'Send a template, or wait until any participant writes: that opens the window for the whole group.',
		retry: 'never',
	},
	131048: {
		message: 'WhatsApp limits this phone number because of spam reports',
		remedy: quality,
		retry: 'never',
		cause: 'quota-exhausted',
	},
	131049: {
		message: 'WhatsApp chose not to deliver this marketing message',
		remedy: 'Wait at least 24 hours before the next one.',
		retry: 'never',
	},
	131050: {
		message: 'This person has stopped marketing messages of this business',
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
		remedy: 'Check that the link is public and the file within the limits.',
		retry: 'never',
	},
	131053: {
		message: 'WhatsApp could not take the media',
		remedy: 'Check the file type, its size, and the link.',
		retry: 'never',
	},
	131056: {
		message: 'Too many messages to the same recipient in a short time',
		remedy: slowDown,
		retry: 'safe',
		cause: 'rate-limited',
	},
	131057: {
		message: 'The phone number is in maintenance, for example while its throughput is raised',
		remedy: 'Try again in a minute.',
		retry: 'safe',
		cause: 'temporarily-unavailable',
	},
	131062: {
		message: 'This message cannot be sent to a user ID',
		remedy: 'Use the phone number of the person.',
		retry: 'never',
	},
	131064: {
		message: 'The account has reached its messaging limit',
		remedy: 'Wait until the restriction ends. It comes from templates in the wrong category.',
		retry: 'never',
		cause: 'quota-exhausted',
	},
	132000: {
		message: 'The number of variables differs from the template',
		remedy: template,
		retry: 'never',
	},
	132001: {
		message: 'There is no such template in this language',
		remedy: 'Check name and language, and that the template is approved.',
		retry: 'never',
	},
	132005: {
		message: 'The filled-in template is too long',
		remedy: 'Shorten the values of its variables.',
		retry: 'never',
	},
	132007: { message: 'The template breaks a policy of WhatsApp', remedy: template, retry: 'never' },
	132012: {
		message: 'A variable has another format than the template expects',
		remedy: template,
		retry: 'never',
	},
	132015: {
		message: 'The template is paused because of its quality',
		remedy: 'Use another template, or wait.',
		retry: 'never',
	},
	132016: {
		message: 'The template is disabled because of its quality',
		remedy: 'Use another template.',
		retry: 'never',
	},
	132068: {
		message: 'The flow of this template is blocked',
		remedy: 'Correct the flow in WhatsApp Manager.',
		retry: 'never',
	},
	132069: { message: 'The flow of this template is throttled', remedy: slowDown, retry: 'never' },
	133000: {
		message: 'An earlier deregistration of the phone number did not finish',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133004: {
		message: 'The registration server of WhatsApp is not available',
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
		message: 'The phone number has to be verified again',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133008: {
		message: 'The PIN of the phone number was guessed too often',
		remedy: registration,
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133009: {
		message: 'The PIN of the phone number was entered too fast',
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
		remedy: 'Wait five minutes before it is registered again.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	133016: {
		message: 'The phone number was registered too often',
		remedy: 'Wait 72 hours.',
		retry: 'never',
		cause: 'quota-exhausted',
	},
	134011: {
		message: 'The terms of WhatsApp Payments are not accepted',
		remedy: 'Accept them in WhatsApp Manager.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	135000: {
		message: 'WhatsApp did not accept the request, without saying why',
		remedy: 'Check the values of this item, those of a template above all.',
		retry: 'never',
	},
};

/** Codes 200 to 299 are all about permissions. */
const lastPermissionCode = 299;

/** The entry of a code; undefined for one that Meta added later. */
export function findGraphErrorCode(code: number): GraphErrorCode | undefined {
	if (code > 200 && code <= lastPermissionCode) return graphErrorCodes[200];
	return graphErrorCodes[code];
}
