import type { Identifier } from '../../core/declarations/identifier';

/**
 * A business-scoped user ID, of a person or of a parent business; case-sensitive.
 * Source: Meta, business-scoped user IDs.
 */
const userId = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;
const phoneNumber = /^[1-9]\d{6,14}$/;
/** Where phone numbers come from as they are written: links of other programs. */
const wrapping = /^(?:tel|whatsapp|sms):/i;
const chatHosts = new Set(['wa.me', 'www.wa.me', 'api.whatsapp.com', 'web.whatsapp.com']);
/** As sheets write whole numbers that they take for fractions. */
const fraction = /^(\+?\d{7,15})\.0+$/;
const chatEnding = /@(?:c\.us|s\.whatsapp\.net)$/i;
/** The zero that is dialled only inside a country. */
const trunkZero = /(?<=\d[\s.)-]{0,9})\(\s{0,9}0\s{0,9}\)/;

/** The number in a link that opens a chat with somebody; undefined for any other text. */
function numberInLink(text: string): string | undefined {
	const address = /^(www\.)?wa\.me\//i.test(text) ? `https://${text}` : text;
	if (!URL.canParse(address)) return undefined;
	const { protocol, host, pathname, searchParams } = new URL(address);
	if (protocol !== 'whatsapp:' && !chatHosts.has(host)) return undefined;
	const inPath = protocol === 'whatsapp:' ? undefined : pathname.replaceAll('/', '');
	return searchParams.get('phone') ?? inPath;
}

/**
 * Digits with `+` in front; undefined for what is no phone number with country code, or doubtful.
 */
function toPhoneNumber(given: string): string | undefined {
	const written = given.normalize('NFKC');
	const text = (numberInLink(written) ?? written)
		.replace(wrapping, '')
		.replace(chatEnding, '')
		.replace(fraction, '$1')
		.trim();
	// Brackets in front hold an area code, without the country.
	if (!/^(\+|\(\+|\d)/.test(text)) return undefined;
	const international = text.replace(trunkZero, '');
	// A zero inside a longer bracket may be dialled, or not: it depends on the country.
	if (/\(\s*0/.test(international)) return undefined;
	const plain = international.replace(/[\s().\-‐‑‒–—−/]/g, '');
	const digits = plain.replace(/^(\+|00)/, '');
	return phoneNumber.test(digits) ? `+${digits}` : undefined;
}

const oneLine = /^[^\p{Cc}\p{Cs}]+$/u;
const mistakes: Identifier['mistakes'] = [
	[/chat\.whatsapp\.com/i, 'an invite link'],
	[/@g\.us$|^Y2FwaV9ncm91c/, 'a group ID'],
	[/^wamid\./, 'a message ID'],
	[/^[^\s@]+@[^\s@]+\.(?!us$|net$)\w+$/, 'an e-mail address'],
	[/^@?(?![a-z]{2}\.)(?=.*[a-z])[a-z0-9._]{3,35}$/, 'perhaps a username'],
];

const phoneNumbers = 'Enter phone numbers with their country code, such as +16505551234';

/** Somebody by phone number or user ID: what WhatsApp takes where it takes people. */
export const personIdentifier: Identifier = {
	name: 'a phone number with country code, or a user ID',
	none: 'neither a phone number with country code nor a user ID',
	keys: ['waId', 'userId', 'wa_id', 'user_id', 'participant', 'phone', 'phoneNumber', 'user', 'to'],
	shape: oneLine,
	toSpelling: (text) => (userId.test(text) ? text : toPhoneNumber(text)),
	mistakes,
	origin: `${phoneNumbers}, and user IDs as US.13491208655302741918. Participant → Get Many and the trigger return both, as waId and userId.`,
};

export const phoneIdentifier: Identifier = {
	name: 'a phone number with country code',
	keys: ['phoneNumber', 'phone_number', 'phone', 'display_phone_number', 'waId', 'wa_id'],
	shape: oneLine,
	toSpelling: toPhoneNumber,
	mistakes,
	origin: `${phoneNumbers}.`,
};

export function isUserId(id: string): boolean {
	return userId.test(id);
}
