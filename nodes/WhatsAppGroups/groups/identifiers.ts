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
	origin: 'Get Many of the resource Group and the events of the trigger have the ID, as groupId.',
};

export const messageIdentifier: Identifier = {
	name: 'a message ID',
	keys: ['messageId', 'message_id', 'message', 'messages', 'id'],
	shape: /^(?!.*\.\.)[\w.:=+/@-]+$/,
	mistakes: [link, groupLike],
	origin:
		'The ID comes from the node that sent the message, as messageId, or from the trigger, as message.id.',
};

export const mediaIdentifier: Identifier = {
	name: 'a media ID',
	keys: ['mediaId', 'media_id', 'media', 'message', 'id'],
	mistakes: [link, messageLike, groupLike],
	origin: 'Upload gives the ID as mediaId, the trigger as message.media.id.',
};

export const joinRequestIdentifier: Identifier = {
	name: 'a join request ID',
	keys: ['joinRequestId', 'join_request_id', 'id'],
	shape: /^(?!.*\.\.)[\w.:=+/-]+$/,
	mistakes: [link, messageLike, groupLike],
	origin:
		'Get Many of the resource Join Request and the "Join Request Created" event have the ID, as joinRequestId.',
};

export const accountIdentifier: Identifier = {
	name: 'the ID of a WhatsApp Business Account',
	keys: ['messagingAccountId', 'businessAccountId', 'id'],
	mistakes: [link],
	origin: 'Meta shows the ID in the settings of the business account.',
};

const lowerCase = (text: string) => text.toLowerCase();

export const templateIdentifier: Identifier = {
	name: 'the name of a template',
	keys: ['name', 'templateName', 'template'],
	shape: /^\w+$/,
	// Meta has no capital letters in names.
	toSpelling: lowerCase,
	mistakes: [link],
	origin:
		'A name has small letters, digits and "_" only, such as group_viewing_reminder. Get Many of the resource Template has it.',
};

export const libraryTemplateIdentifier: Identifier = {
	name: 'the name of a library template',
	keys: ['name', 'libraryTemplateName'],
	mistakes: [link],
	origin: 'Search Library of the resource Template has the name, such as group_invite_link_1.',
};

/** `en-us` is `en_US`. */
function toLanguageCode(text: string): string | undefined {
	const [, language = '', region] = /^([a-z]{2,3})(?:[_-]([a-z]{2,4}))?$/i.exec(text) ?? [];
	if (language === '') return undefined;
	return region ? `${lowerCase(language)}_${region.toUpperCase()}` : lowerCase(language);
}

export const languageIdentifier: Identifier = {
	name: 'the code of a language',
	keys: ['language', 'languageCode', 'code'],
	toSpelling: toLanguageCode,
	origin: 'A code looks like "en" or "en_US".',
};

const countryNames = /^[a-z]{2}$/i;

export const countryIdentifier: Identifier = {
	name: 'the code of a country',
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
	name: 'a public address',
	keys: ['link', 'url', 'mediaLink', 'href'],
	shape: /^[^\p{Cc}\p{Cs}]+$/u,
	toSpelling: toLink,
	origin: 'Write it with https://, such as https://www.example.com/invoice.pdf.',
};
