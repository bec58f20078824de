import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText, compact } from '../../core/values/json';

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
