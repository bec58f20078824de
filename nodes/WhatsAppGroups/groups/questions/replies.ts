import type { IDataObject } from 'n8n-workflow';
import type { Match } from '../../core/declarations/expectation';
import { asObject, asText } from '../../core/values/json';
import { isBlank } from '../../core/values/scalars';

/** How replies to a question are recognised in its group. */
export interface ReplyPattern {
	readonly groupId: string;
	/** Missing where the provider queues messages, and tells their IDs later. */
	readonly messageId?: string;
	/** The labels of the answers, the one that agrees first; without them, any text answers. */
	readonly words?: readonly string[];
	/** It is just going out, and its ID is not known yet. */
	readonly isGoingOut?: boolean;
}

/** What somebody has answered. */
export type ReplyAnswer =
	| { readonly approved: true }
	/** With what was written after the word. */
	| { readonly approved: false; readonly reason?: string }
	| { readonly text: string };

/** What people write themselves: no captions, no changes to earlier messages. */
const written = new Set(['text', 'button', 'interactive']);

/** A question mark makes a question of an answer, so that it counts; accents make other words. */
const counting = /[\p{L}\p{M}\p{N}?¿؟՞❓❔]/u;

/** What makes no other word of one: skin tones, frames of keycaps, signs that nobody sees. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\p{Me}]/gu;

/** "İ" is "i" with a dot then, and "ı" is "i": on phones people write one for the other. */
const foldCase = (text: string) => text.toUpperCase().toLowerCase().replaceAll('i\u0307', 'i');

/** Beside the word that agrees, or through it, they say the opposite. */
const disagreeing = /[❌✖👎🚫⛔]|^\s*~[^~]*~\s*$/u;

/** Without the signs around it. */
function trimSigns(text: string): string {
	const signs = [...text];
	const counts = signs.map((sign) => counting.test(sign));
	return signs.slice(counts.indexOf(true), counts.lastIndexOf(true) + 1).join('');
}

/** Labels are shorter, and whoever writes more than this says more than one. */
const longestWord = 200;

/**
 * As words are compared: "DECLINE," is "Decline". A label of signs alone stays as it is, and a long
 * text is no word.
 */
export function toWord(text: string): string {
	if (text.length > longestWord) return '';
	const seen = text.normalize('NFKC').replace(unseen, '');
	const plain = foldCase(seen).trim().replace(/\s+/g, ' ');
	return trimSigns(plain) || plain;
}

/** Where a word ends and a reason begins: "No problem" and "No-one minds" are no no. */
const separator = /\n|\s[\p{P}\p{S}]|[\p{P}\p{S}](?![\p{L}\p{N}])|[、。，：；！（「]/gu;

const withoutSigns = (text: string) =>
	text
		.replace(/\s+/g, ' ')
		.replace(/^[\p{P}\s\p{Emoji_Modifier}\uFE0F]+/u, '')
		.trim();

/** What follows the word and a sign or line break after it; undefined where it begins otherwise. */
function restAfter(word: string, text: string): string | undefined {
	for (const { 0: sign, index } of text.matchAll(separator)) {
		const end = index + sign.length;
		if (end > longestWord) return undefined;
		if (toWord(text.slice(0, end)) === word) return withoutSigns(text.slice(end));
	}
	return undefined;
}

/** Agreeing takes the word and nothing else: "Approve? Never!" begins with it, too. */
function readDecision(
	[approve = '', decline]: readonly string[],
	text: string,
	isQuoted: boolean,
): ReplyAnswer | undefined {
	const said = toWord(text);
	const isAgreeing = disagreeing.test(approve) || !disagreeing.test(text);
	if (said !== '' && said === toWord(approve)) return isAgreeing ? { approved: true } : undefined;
	if (decline === undefined) return undefined;
	if (said !== '' && said === toWord(decline)) return { approved: false };
	const reason = isQuoted ? restAfter(toWord(decline), text) : undefined;
	return reason ? { approved: false, reason } : undefined;
}

interface Written {
	readonly text: string;
	readonly isQuoted: boolean;
	/** A reply to another message is meant for that one. */
	readonly isToAnother: boolean;
}

function readWritten(
	event: IDataObject,
	{ groupId, messageId }: ReplyPattern,
): Written | undefined {
	const { type, text: given, replyTo } = asObject(event.message);
	const text = asText(given)?.trim();
	if (event.groupId !== groupId || !text || isBlank(text) || !written.has(asText(type) ?? ''))
		return undefined;
	const quoted = asText(asObject(replyTo).messageId);
	const isQuoted = quoted !== undefined && quoted === messageId;
	return { text, isQuoted, isToAnother: quoted !== undefined && !isQuoted };
}

/** What a message in the group answers to the question; undefined for one that does not. */
export function readReply(event: IDataObject, pattern: ReplyPattern): ReplyAnswer | undefined {
	const message = readWritten(event, pattern);
	// Where the question has no ID yet, nobody knows whether it is the one that was replied to.
	if (!message || (message.isToAnother && pattern.messageId !== undefined)) return undefined;
	const { text, isQuoted } = message;
	return readText(pattern, text, isQuoted);
}

function readText(pattern: ReplyPattern, text: string, isQuoted: boolean): ReplyAnswer | undefined {
	if (pattern.words) return readDecision(pattern.words, text, isQuoted);
	return isQuoted ? { text } : undefined;
}

function readPattern({ groupId, messageId, words, isGoingOut }: IDataObject): ReplyPattern {
	return {
		groupId: asText(groupId) ?? '',
		messageId: asText(messageId),
		words: Array.isArray(words) ? words.map(String) : undefined,
		isGoingOut: isGoingOut === true,
	};
}

/** Whoever is quick may reply to a question whose ID nobody here knows yet. */
function matchSoon(event: IDataObject, pattern: ReplyPattern): Match {
	const message = readWritten(event, pattern);
	if (!message) return undefined;
	return readText(pattern, message.text, message.isToAnother) ? 'soon' : undefined;
}

/** Surely where it replies to the question; a word alone may be meant for another question. */
export function matchReply(event: IDataObject, given: IDataObject): Match {
	const pattern = readPattern(given);
	if (pattern.isGoingOut) return matchSoon(event, pattern);
	if (!readReply(event, pattern)) return undefined;
	return readWritten(event, pattern)?.isQuoted ? 'surely' : 'perhaps';
}
