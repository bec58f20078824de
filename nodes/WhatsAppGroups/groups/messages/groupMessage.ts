import type { IDataObject } from 'n8n-workflow';
import type { FieldValues } from '../../core/declarations/field';
import type { Targets } from '../../core/declarations/audience';
import type { Message } from '../../core/declarations/operation';
import type { GraphRequest } from '../../core/declarations/request';
import type { ReadingSession, Session } from '../../core/declarations/session';
import { asObject, asObjects, asText, compact } from '../../core/values/json';
import { factsOf } from '../../errors/toNodeApiError';
import type { recipients } from '../fields/targets';
import { allGroups } from './allGroups';
import { toCallbackData, withoutBroadcast } from './callbackData';
import { previewInGroups } from './previewInGroups';

export interface MessageOptions {
	readonly broadcast?: string;
	readonly callbackData?: string;
	readonly messagingAccountId?: string;
	readonly pinForDays?: number;
	readonly previewOnly?: boolean;
	readonly replyTo?: string;
	readonly resumeKey?: string;
}

/** What the options put into the envelope of a message, whatever its type. */
export function toMessageExtras(options: MessageOptions): IDataObject {
	const { broadcast, callbackData, messagingAccountId, replyTo, resumeKey } = options;
	const isNamed = [broadcast, resumeKey].some((name) => name?.trim());
	const quoted = replyTo?.trim();
	return compact({
		context: quoted ? { message_id: quoted } : undefined,
		biz_opaque_callback_data: isNamed ? toCallbackData(options) : callbackData || undefined,
		messaging_account_id: messagingAccountId?.trim() || undefined,
	});
}

/** A request without the name of its broadcast, under which the same message may be sent anew. */
export function withoutName(request: GraphRequest): GraphRequest {
	const { biz_opaque_callback_data: carried, ...message } = asObject(request.body);
	const data = withoutBroadcast(carried);
	return { ...request, body: compact({ ...message, biz_opaque_callback_data: data }) };
}

/** The request that sends a message to a group. */
export function toMessageRequest(groupId: string, message: IDataObject): GraphRequest {
	return {
		method: 'POST',
		on: 'phoneNumber',
		edge: 'messages',
		body: {
			messaging_product: 'whatsapp',
			recipient_type: 'group',
			to: groupId.trim(),
			...message,
		},
	};
}

/** The request that pins a message for so many days, or, without days, unpins it. */
export function toPinRequest(groupId: string, messageId: string, days?: number): GraphRequest {
	const pin = compact({
		type: days === undefined ? 'unpin' : 'pin',
		message_id: messageId.trim(),
		expiration_days: days,
	});
	return toMessageRequest(groupId, { type: 'pin', pin });
}

/** Only the message ID is sure to be in the answer; the rest differs between Meta's own pages. */
export function toSentMessage(body: IDataObject, groupId: string): IDataObject {
	const message = asObject(asObjects(body.messages)[0]);
	return compact({
		groupId: groupId.trim(),
		messageId: asText(message.id),
		messageStatus: asText(message.message_status) ?? 'accepted',
		jobId: asText(body.job_id),
	});
}

type Recipients = FieldValues<typeof recipients>;

/** The groups that a message goes to, each once: their field refuses an empty list. */
function groupsToReach({ sendTo, groupId, groupIds }: Recipients): Targets {
	return { key: 'groupId', plural: 'groups', ids: sendTo === 'groups' ? groupIds : [groupId] };
}

/**
 * A message that went out stays an output when its pin fails: an error would invite to send it
 * again.
 */
export async function pinSent(
	session: Session,
	sent: IDataObject,
	days: number,
): Promise<IDataObject> {
	const { groupId, messageId } = sent;
	const id = asText(messageId);
	if (id === undefined) return { ...sent, pinned: false };
	try {
		await session.ask(toPinRequest(String(groupId), id, days));
		return { ...sent, pinned: true };
	} catch (failure) {
		session.hint('A message was sent, but it could not be pinned. See "pinError" in its item.');
		const { message, description } = failure as { message: string; description?: string | null };
		return {
			...sent,
			pinned: false,
			pinError: compact({
				message,
				description: description ?? undefined,
				code: factsOf(failure)?.code,
			}),
		};
	}
}

interface GroupMessage extends Recipients {
	readonly options: MessageOptions;
}

interface Content<Values> {
	/** What the message says, without its envelope. */
	readonly toContent: (values: Values) => IDataObject;
	readonly prepare?: Message<Values>['prepare'];
	readonly validate?: Message<Values>['validate'];
	readonly parts?: Message<Values>['parts'];
	/** What would make WhatsApp refuse it, whichever group it goes to. */
	readonly findProblems?: (session: ReadingSession, values: Values) => Promise<string[]>;
	/** Whether it is taken only while the 24-hour window of the group is open. */
	readonly isFreeForm?: true;
}

/** A message to one group or to several, pinned there afterwards if wanted. */
export function toGroups<Values extends GroupMessage>({
	toContent,
	findProblems,
	isFreeForm,
	...others
}: Content<Values>): Message<Values> {
	return {
		...others,
		targets: groupsToReach,
		audience: ({ sendTo, groupFilters }) =>
			sendTo === 'all' ? allGroups(groupFilters) : undefined,
		requestTo: (groupId, values) =>
			toMessageRequest(groupId, { ...toContent(values), ...toMessageExtras(values.options) }),
		output: toSentMessage,
		toIdentity: withoutName,
		preview: (values) =>
			values.options.previewOnly
				? previewInGroups(
						isFreeForm,
						async (session) => (await findProblems?.(session, values)) ?? [],
					)
				: undefined,
		followUp: ({ options: { pinForDays } }) =>
			pinForDays === undefined
				? undefined
				: async (session, sent) => await pinSent(session, sent, pinForDays),
	};
}
