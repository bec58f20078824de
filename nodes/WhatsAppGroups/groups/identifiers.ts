import type { Identifier } from '../core/declarations/identifier';

const link = [/^(https?:\/\/|www\.)/i, 'a link'] as const;
const messageLike = [/^wamid\./, 'a message ID'] as const;
const groupLike = [/^Y2FwaV9ncm91c|@g\.us$/, 'a group ID'] as const;

/** WhatsApp's numbers of groups, which 1msg uses, have more digits than any phone number. */
const phoneLike = /^(?=(?:\D*\d){7,15}\D*$)\+?\(?\d[\d\s().–-]*$/;

export const groupIdentifier: Identifier = {
	name: 'a group ID',
	keys: ['groupId', 'group_id', 'id', 'group'],
	shape: /^(?!\.{1,2}$)[A-Za-z0-9_=@.-]+$/,
	mistakes: [
		[/chat\.whatsapp\.com/i, 'an invite link'],
		link,
		messageLike,
		[/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]+$/, 'a user ID'],
		[/@(c\.us|s\.whatsapp\.net|lid)$/, 'a chat with one person'],
		[phoneLike, 'a phone number'],
		[/\s/, 'perhaps the subject of a group'],
	],
	origin: 'Group → Get Many and the trigger return the ID as groupId.',
};

export const messageIdentifier: Identifier = {
	name: 'a message ID',
	keys: ['messageId', 'message_id', 'message', 'messages', 'id'],
	shape: /^(?!.*\.\.)[\w.:=+/@-]+$/,
	mistakes: [link, groupLike],
	origin: 'The node that sent the message returns the ID as messageId, the trigger as message.id.',
};

export const mediaIdentifier: Identifier = {
	name: 'a media ID',
	keys: ['mediaId', 'media_id', 'media', 'message', 'id'],
	mistakes: [link, messageLike, groupLike],
	origin: 'Media → Upload returns the ID as mediaId, the trigger as message.media.id.',
};

export const joinRequestIdentifier: Identifier = {
	name: 'a join request ID',
	keys: ['joinRequestId', 'join_request_id', 'id'],
	shape: /^(?!.*\.\.)[\w.:=+/-]+$/,
	mistakes: [link, messageLike, groupLike],
	origin:
		'Join Request → Get Many and the "Join Request Created" event return the ID as joinRequestId.',
};

export const accountIdentifier: Identifier = {
	name: 'the ID of a WhatsApp Business Account',
	keys: ['messagingAccountId', 'businessAccountId', 'id'],
	mistakes: [link],
	origin: 'The ID is shown in the settings of the business account at Meta.',
};

const lowerCase = (text: string) => text.toLowerCase();

export const templateIdentifier: Identifier = {
	name: 'a template name',
	keys: ['name', 'templateName', 'template'],
	shape: /^\w+$/,
	// Meta has no capital letters in names.
	toSpelling: lowerCase,
	mistakes: [link],
	origin:
		'A name contains only lowercase letters, digits and "_", such as group_viewing_reminder. Template → Get Many returns it.',
};

export const libraryTemplateIdentifier: Identifier = {
	name: 'a library template name',
	keys: ['name', 'libraryTemplateName'],
	mistakes: [link],
	origin: 'Template → Search Library returns the name, such as group_invite_link_1.',
};

/** `en-us` is `en_US`. */
function toLanguageCode(text: string): string | undefined {
	const [, language = '', region] = /^([a-z]{2,3})(?:[_-]([a-z]{2,4}))?$/i.exec(text) ?? [];
	if (language === '') return undefined;
	return region ? `${lowerCase(language)}_${region.toUpperCase()}` : lowerCase(language);
}

export const languageIdentifier: Identifier = {
	name: 'a language code',
	keys: ['language', 'languageCode', 'code'],
	toSpelling: toLanguageCode,
	origin: 'A code looks like "en" or "en_US".',
};

const countryNames = /^[a-z]{2}$/i;

export const countryIdentifier: Identifier = {
	name: 'a country code',
	keys: ['countryCode', 'country', 'code'],
	shape: countryNames,
	toSpelling: (text) => text.toUpperCase(),
	origin: 'A code has two letters, such as US or BR.',
};

/** Meta and 1msg fetch files from public addresses. */
function toLink(text: string): string | undefined {
	const address = text.replace(/\s/g, '%20');
	return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}

export const linkIdentifier: Identifier = {
	name: 'a public URL',
	keys: ['link', 'url', 'mediaLink', 'href'],
	shape: /^[^\p{Cc}\p{Cs}]+$/u,
	toSpelling: toLink,
	origin: 'Enter it with https://, such as https://www.example.com/invoice.pdf.',
};
