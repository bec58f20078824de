import type { IDataObject } from 'n8n-workflow';
import type { Hearing, HeardAnswer } from '../../core/declarations/waiting';
import { asObject, asText, compact } from '../../core/values/json';
import { withoutInvisible } from '../../core/values/scalars';
import { toMessageRequest } from '../messages/groupMessage';
import { isAmong } from '../people/senders';
import { toDecision, type Question, type Responder } from './question';
import { unpin } from './receive';
import { readReply, type ReplyAnswer, type ReplyPattern } from './replies';

/** How a question can be answered in its group. */
export interface ByReply {
	/** As `senderIdentifier` reads them; none of them: everybody may. */
	readonly people: readonly string[];
	readonly toOthers?: string;
	readonly isPosted: boolean;
}

/** The labels count where there are any. */
export function toPattern({
	groupId,
	messageId,
	answering,
}: Pick<Question, 'answering' | 'groupId' | 'messageId'>): ReplyPattern {
	if (answering.type !== 'approval') return { groupId, messageId };
	const { approve, decline } = answering;
	return { groupId, messageId, words: decline === undefined ? [approve] : [approve, decline] };
}

function toValues(answer: ReplyAnswer): IDataObject {
	if (!('reason' in answer) || answer.reason === undefined) return { ...answer };
	const { approved, reason } = answer;
	// An agent whose tool was declined hears what stands in `chatInput`.
	return { approved, text: reason, chatInput: reason };
}

function toResponder({ id, waId, userId, name, username }: IDataObject): Responder {
	return compact({
		id: asText(id) ?? asText(userId) ?? asText(waId) ?? asText(username),
		name: asText(name),
		username: asText(username),
	});
}

const longestReason = 1000;

/** Nobody's name may look like another line, or turn the direction of what follows. */
const toName = ({ name, username, id }: Responder) =>
	withoutInvisible((name ?? username ?? id ?? '').replace(/[\s\u0085]+/g, ' '));

/** In no language but that of the labels. */
function toPost({ answering }: Question, answer: ReplyAnswer, responder: Responder): string {
	const who = toName(responder);
	const line = (...parts: string[]) => parts.filter(Boolean).join(' – ');
	if (answering.type !== 'approval' || 'text' in answer) return `✅ ${who}`;
	const { approve, decline = '' } = answering;
	const said = ('reason' in answer && answer.reason) || '';
	const reason = said && `\n${[...said].slice(0, longestReason).join('')}`;
	return answer.approved ? `✅ ${line(approve, who)}` : `❌ ${line(decline, who)}${reason}`;
}

/** The answer counts, whatever becomes of what is written about it. */
async function write({ ask, event }: Hearing, { groupId }: Question, body: string): Promise<void> {
	const context = compact({ message_id: asText(asObject(event.message).id) });
	const text = { body, preview_url: false };
	try {
		await ask(toMessageRequest(groupId, { type: 'text', text, context }));
	} catch {
		// Whoever has answered can do nothing about it.
	}
}

/** What a message in the group means for a question that waits there. */
export async function hearReply(hearing: Hearing): Promise<HeardAnswer> {
	const { event, kept, key, now } = hearing;
	const question = kept as unknown as Question & { readonly byReply?: ByReply };
	const { byReply, until } = question;
	const isOver = until !== undefined && now >= new Date(until);
	if (!byReply || isOver || key !== question.key) return { outcome: 'ignored' };
	const answer = readReply(event, toPattern(question));
	if (!answer) return { outcome: 'ignored' };
	const participant = asObject(event.participant);
	const people = new Set(byReply.people);
	if (people.size > 0 && !isAmong(participant, people)) {
		if (!byReply.toOthers) return { outcome: 'ignored' };
		await write(hearing, question, byReply.toOthers);
		return { outcome: 'rejected' };
	}
	const responder = toResponder(participant);
	await unpin(hearing, question);
	if (byReply.isPosted) await write(hearing, question, toPost(question, answer, responder));
	const decision = toDecision(question, { values: toValues(answer), responder }, now);
	return { outcome: 'accepted', decision };
}
