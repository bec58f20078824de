import { asObject, asText, compact } from '../../core/values/json';
import type { WebhookEvent } from '../../core/declarations/event';
import type { EventFile } from '../../core/declarations/trigger';

/** The file that a message brings along. */
export function fileOf({ message }: WebhookEvent): EventFile | undefined {
	const { id, url, mimeType, fileName } = asObject(asObject(message).media);
	if (asText(id) === undefined && asText(url) === undefined) return undefined;
	return {
		id: asText(id),
		url: asText(url),
		mimeType: asText(mimeType),
		fileName: asText(fileName),
	};
}

/** Says in the message where its file is now, or why it is not there. */
export function withDownload(
	event: WebhookEvent,
	{ binaryField, reason }: { binaryField?: string; reason?: string },
): WebhookEvent {
	const message = asObject(event.message);
	const media = compact({ ...asObject(message.media), binaryField, downloadFailed: reason });
	return { ...event, message: { ...message, media } };
}
