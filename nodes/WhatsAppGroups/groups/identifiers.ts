import type { Identifier } from '../core/declarations/identifier';

type Mistake = readonly [RegExp, string];

const inviteLink: Mistake = [/chat\.whatsapp\.com/i, 'an invite link'];
const link: Mistake = [/^(https?:\/\/|www\.|wa\.me\/)/i, 'a link'];
const messageLike: Mistake = [/^wamid\./, 'a message ID'];
const groupLike: Mistake = [/^Y2FwaV9ncm91c|@g\.us$/, 'a group ID'];
const userLike: Mistake = [/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]+$/, 'a user ID'];
const chatLike: Mistake = [/@(c\.us|s\.whatsapp\.net|lid)$/, 'a chat with one person'];
const emailLike: Mistake = [/^[^\s@]+@(?!g\.us)[^\s@]+\.[a-z]+$/i, 'an e-mail address'];

/** WhatsApp's numbers of groups, which 1msg uses, have more digits than any phone number. */
const phoneLike: Mistake = [/^(?=(?:\D*\d){7,15}\D*$)\+?\(?\d[\d\s().–-]*$/, 'a phone number'];
/** Where plain digits are an ID. */
const phoneWritten: Mistake = [/^[+(]\d|^\d+[\s().–-]+\d[\d\s().–-]*$/, 'a phone number'];
/** IDs have digits, and no white space. */
const subjectLike: Mistake = [/\s|^[^\d\s@=_./\\\p{Cc}-]{3,}$/u, 'perhaps the subject of a group'];

const elsewhere: readonly Mistake[] = [inviteLink, link, userLike, chatLike, emailLike];

export const groupIdentifier: Identifier = {
	name: 'a group ID',
	keys: ['groupId', 'group_id', 'id', 'group'],
	shape: /^(?!\.{1,2}$)[A-Za-z0-9_=@.-]+$/,
	mistakes: [...elsewhere, messageLike, phoneLike],
	nameLike: subjectLike,
	origin: 'Group → Get Many and the trigger return the ID as groupId.',
};

/** A group, where its subject says as well which one it is. */
export const groupNameOrId: Identifier = {
	name: 'the subject or ID of a group',
	keys: ['groupId', 'group_id', 'groupSubject', 'subject', 'id', 'group'],
	shape: /^[^\p{Cc}\p{Cs}]+$/u,
	mistakes: [...elsewhere, messageLike, phoneLike],
	origin: groupIdentifier.origin,
};

export const messageIdentifier: Identifier = {
	name: 'a message ID',
	keys: ['messageId', 'message_id', 'message', 'messages', 'id'],
	shape: /^(?!.*\.\.)[\w.:=+/@-]+$/,
	mistakes: [inviteLink, link, userLike, groupLike, phoneLike],
	origin: 'The node that sent the message returns the ID as messageId, the trigger as message.id.',
};

export const mediaIdentifier: Identifier = {
	name: 'a media ID',
	keys: ['mediaId', 'media_id', 'media', 'message', 'id'],
	mistakes: [...elsewhere, messageLike, groupLike, phoneWritten],
	origin: 'Media → Upload returns the ID as mediaId, the trigger as message.media.id.',
};

export const joinRequestIdentifier: Identifier = {
	name: 'a join request ID',
	keys: ['joinRequestId', 'join_request_id', 'id'],
	shape: /^(?!.*\.\.)[\w.:=+/-]+$/,
	mistakes: [...elsewhere, messageLike, groupLike, phoneLike],
	origin:
		'Join Request → Get Many and the "Join Request Created" event return the ID as joinRequestId.',
};

export const accountIdentifier: Identifier = {
	name: 'the ID of a WhatsApp Business Account',
	keys: ['messagingAccountId', 'businessAccountId', 'id'],
	mistakes: [...elsewhere, messageLike, groupLike, phoneWritten],
	origin: 'The ID is shown in the settings of the business account at Meta.',
};

const lowerCase = (text: string) => text.toLowerCase();

/** `en-us` is `en_US`. */
function toLanguageCode(text: string): string | undefined {
	const [, language = '', region] = /^([a-z]{2,3})(?:[_-]([a-z]{2,4}))?$/i.exec(text) ?? [];
	if (language === '') return undefined;
	return region ? `${lowerCase(language)}_${region.toUpperCase()}` : lowerCase(language);
}

/** Meta has no capital letters in names. The language may follow, as the picker has it. */
function toTemplateName(text: string): string | undefined {
	const [name = '', language] = text.split('|');
	if (language === undefined) return lowerCase(name);
	const code = toLanguageCode(language);
	return code && `${lowerCase(name)}|${code}`;
}

export const templateIdentifier: Identifier = {
	name: 'a template name',
	keys: ['name', 'templateName', 'template'],
	shape: /^\w+(\|[\w-]+)?$/,
	toSpelling: toTemplateName,
	mistakes: [...elsewhere, messageLike, groupLike, phoneLike],
	origin:
		'A name contains only lowercase letters, digits and "_", such as group_viewing_reminder. Template → Get Many returns it. With its language, it is written group_viewing_reminder|en_US.',
};

export const libraryTemplateIdentifier: Identifier = {
	name: 'a library template name',
	keys: ['name', 'libraryTemplateName'],
	mistakes: [...elsewhere, messageLike, groupLike, phoneLike],
	origin: 'Template → Search Library returns the name, such as group_invite_link_1.',
};

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
