import type { GraphErrorCode } from './graphErrorCode';
import { slowDown } from './remedies';

/** Groups, their participants and their join requests. */
export const groupCodes: Readonly<Record<number, GraphErrorCode>> = {
	131020: {
		message: 'Nobody is in this group',
		remedy:
			'Send people the invite link of the group, and write in it after the first "Participant Joined" event.',
		retry: 'never',
	},
	131041: {
		message: 'WhatsApp does not know this group, or it belongs to another phone number',
		remedy:
			'Check the group ID, and that the credential belongs to the phone number that created the group. The group may also have been deleted.',
		retry: 'never',
	},
	131059: {
		message: 'The list changed while it was being read',
		remedy: 'Run the operation again: it starts from the first page.',
		retry: 'never',
		isListChanged: true,
	},
	131201: {
		message: 'Only part of the request succeeded',
		remedy: 'Check the entries that failed.',
		retry: 'never',
	},
	131202: {
		message: 'The same participant is listed twice',
		remedy: 'Remove the duplicate.',
		retry: 'never',
	},
	131203: {
		message: "This person cannot be added: they have not accepted WhatsApp's current terms",
		remedy: 'Ask them to update WhatsApp and accept its terms.',
		retry: 'never',
	},
	131204: {
		message: 'The group is full',
		remedy:
			'A group can have 8 participants besides the business. Remove someone, or use another group.',
		retry: 'never',
	},
	131207: {
		message: 'WhatsApp has suspended this group',
		remedy: 'It violated a WhatsApp policy. Wait for the "Group Suspension Cleared" event.',
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
		remedy: 'Use a picture that is as wide as it is high.',
		retry: 'never',
	},
	131210: {
		message: 'The group picture is too small',
		remedy: 'Use a picture larger than 192 by 192 pixels.',
		retry: 'never',
	},
	131211: {
		message: 'This phone number has reached the maximum number of groups',
		remedy: 'The limit is 10,000 groups. Delete groups that you no longer need.',
		retry: 'never',
		cause: 'quota-exhausted',
	},
	131212: {
		message: 'This person is not a participant of the group',
		remedy: 'Get the participants again: this person may have left already.',
		retry: 'never',
	},
	131213: {
		message: 'This join request no longer exists',
		remedy:
			'It has already been approved, rejected or canceled. Get the pending join requests again.',
		retry: 'never',
	},
	131214: {
		message: 'WhatsApp has temporarily blocked this account from creating groups',
		remedy:
			'Too many marketing messages were sent in the customer service window during the last 7 days. Send fewer of them, and try again later.',
		retry: 'never',
		cause: 'quota-exhausted',
	},
	131215: {
		message: 'This phone number is not allowed to use groups',
		remedy:
			'Groups need an Official Business Account on the Cloud API. The WhatsApp Business app and Multi-Solution setups cannot use them.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
};
