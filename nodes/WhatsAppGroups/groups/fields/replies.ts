import { defineField } from '../../core/declarations/field';
import { senderIdentifier } from '../people/senders';

const canReply = { responseType: ['approval', 'freeText'] } as const;
const byReply = { ...canReply, answerBy: ['reply'] } as const;
const optionByReply = { '/answerBy': ['reply'] } as const;

export const answerBy = defineField({
	displayName: 'Answer By',
	name: 'answerBy',
	type: 'options',
	options: [
		{
			name: 'Link',
			value: 'link',
			description: 'On a page that a link in the message opens. Everybody in the group can answer.',
		},
		{
			name: 'Reply in the Group',
			value: 'reply',
			description:
				'By replying to the question in WhatsApp, or by writing one of its labels. A published WhatsApp Groups Trigger of this n8n has to receive the messages of the number.',
		},
	],
	default: 'link',
	displayOptions: { show: canReply },
	description: 'How people answer',
});

export const whoMayAnswer = defineField({
	displayName: 'Who May Answer',
	name: 'whoMayAnswer',
	type: 'string',
	isForAuthor: true,
	default: '',
	readAs: 'list',
	identifies: senderIdentifier,
	placeholder: 'e.g. +1 650 555 1234, US.13491208655302741918',
	displayOptions: { show: byReply },
	description:
		'Comma-separated phone numbers, user IDs or usernames. Leave it empty to let everybody in the group answer.',
});

export const howToAnswer = defineField({
	displayName: 'How to Answer',
	name: 'howToAnswer',
	type: 'string',
	isForAuthor: true,
	default: '',
	placeholder: 'e.g. Please reply with Approve or Decline.',
	displayOptions: { show: optionByReply },
	description:
		'Last line of the message. By default, it asks people to reply to the message and names the labels.',
	rules: { maxLength: 500, isTrimmed: true },
});

export const replyToOthers = defineField({
	displayName: 'Reply to Others',
	name: 'replyToOthers',
	type: 'string',
	isForAuthor: true,
	default: '',
	placeholder: 'e.g. Thank you! Only the site manager can decide this.',
	displayOptions: { show: optionByReply },
	description:
		'Message to the group when somebody answers who is not listed in Who May Answer. If it is empty, such an answer is treated like any other message.',
	rules: { maxLength: 1000, isTrimmed: true },
});

export const postWhoAnswered = defineField({
	displayName: 'Post Who Answered',
	name: 'postWhoAnswered',
	type: 'boolean',
	isForAuthor: true,
	default: true,
	displayOptions: { show: optionByReply },
	description: 'Whether to post in the group who answered, and what the answer was',
});
