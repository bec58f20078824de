import type { IDataObject } from 'n8n-workflow';
import type { Match } from '../../core/declarations/expectation';
import { asObject, asText } from '../../core/values/json';

/** How replies to a question are recognised in its group. */
export interface ReplyPattern {
	readonly groupId: string;
	/** Missing where the provider queues messages, and tells their IDs later. */
	readonly messageId?: string;
	/** The labels of the answers, the one that agrees first; without them, any text answers. */
	readonly words?: readonly string[];
}

/** What somebody has answered. */
export type ReplyAnswer =
	| { readonly approved: true }
	/** With what was written after the word. */
	| { readonly approved: false; readonly reason?: string }
	| { readonly text: string };

/** What people write themselves: no captions, no changes to earlier messages. */
const written = new Set(['text', 'button', 'interactive']);

/** A question mark makes a question of an answer, so that it counts. */
const counting = /[\p{L}\p{N}?¿]/u;

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
	const plain = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
	return trimSigns(plain) || plain;
}

/** What follows the word at the beginning of a text; undefined where it begins otherwise. */
function restAfter(word: string, text: string): string | undefined {
	const count = word.split(' ').length;
	const parts = text.trim().split(/\s+/);
	if (toWord(parts.slice(0, count).join(' ')) !== word) return undefined;
	return parts
		.slice(count)
		.join(' ')
		.replace(/^[\p{P}\s]+/u, '');
}

/** Agreeing takes the word and nothing else: "Approve? Never!" begins with it, too. */
function readDecision(
	[approve = '', decline]: readonly string[],
	text: string,
	isQuoted: boolean,
): ReplyAnswer | undefined {
	const said = toWord(text);
	if (said !== '' && said === toWord(approve)) return { approved: true };
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
	if (event.groupId !== groupId || !text || !written.has(asText(type) ?? '')) return undefined;
	const quoted = asText(asObject(replyTo).messageId);
	const isQuoted = quoted !== undefined && quoted === messageId;
	return { text, isQuoted, isToAnother: quoted !== undefined && !isQuoted };
}

/** What a message in the group answers to the question; undefined for one that does not. */
export function readReply(event: IDataObject, pattern: ReplyPattern): ReplyAnswer | undefined {
	const message = readWritten(event, pattern);
	if (!message || message.isToAnother) return undefined;
	const { text, isQuoted } = message;
	if (pattern.words) return readDecision(pattern.words, text, isQuoted);
	return isQuoted ? { text } : undefined;
}

function readPattern({ groupId, messageId, words }: IDataObject): ReplyPattern {
	return {
		groupId: asText(groupId) ?? '',
		messageId: asText(messageId),
		words: Array.isArray(words) ? words.map(String) : undefined,
	};
}

/** Surely where it replies to the question; a word alone may be meant for another question. */
export function matchReply(event: IDataObject, given: IDataObject): Match {
	const pattern = readPattern(given);
	if (!readReply(event, pattern)) return undefined;
	return readWritten(event, pattern)?.isQuoted ? 'surely' : 'perhaps';
}
