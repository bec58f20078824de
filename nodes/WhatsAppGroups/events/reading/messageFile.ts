import { asObject, asText, compact } from '../../core/values/json';
import { receivedExtensionOf, toMimeType } from '../../groups/media/kinds';
import type { WebhookEvent } from '../../core/declarations/event';
import type { EventFile } from '../../core/declarations/trigger';

/** Only documents come with a name; programs that open the others go by the extension. */
function toName(id: string | undefined, mimeType: string | undefined): string {
	const extension = receivedExtensionOf(toMimeType(mimeType));
	return `${id ?? 'file'}${extension === undefined ? '' : `.${extension}`}`;
}

/** The file that a message brings along. */
export function fileOf({ message }: WebhookEvent): EventFile | undefined {
	const { id, url, mimeType, fileName, sha256 } = asObject(asObject(message).media);
	if (asText(id) === undefined && asText(url) === undefined) return undefined;
	return {
		id: asText(id),
		url: asText(url),
		mimeType: asText(mimeType),
		fileName: asText(fileName) ?? toName(asText(id), asText(mimeType)),
		sha256: asText(sha256),
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
