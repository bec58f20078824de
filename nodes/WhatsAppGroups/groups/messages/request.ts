import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from '../../core/declarations/request';
import { compact } from '../../core/values/json';

export interface MessageOptions {
	readonly callbackData?: string;
	readonly messagingAccountId?: string;
	readonly pinForDays?: number;
	readonly replyTo?: string;
}

/** What the options put into the envelope of a message, whatever its type. */
export function toMessageExtras({
	callbackData,
	messagingAccountId,
	replyTo,
}: MessageOptions): IDataObject {
	const quoted = replyTo?.trim();
	return compact({
		context: quoted ? { message_id: quoted } : undefined,
		biz_opaque_callback_data: callbackData || undefined,
		messaging_account_id: messagingAccountId?.trim() || undefined,
	});
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
