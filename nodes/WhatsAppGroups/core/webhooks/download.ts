import type { IBinaryData, IWebhookFunctions } from 'n8n-workflow';
import { asNumber, asObject, asText } from '../values/json';
import type { Provider } from '../declarations/provider';
import { openChannel, send } from '../sending/send';
import type { EventFile } from '../declarations/trigger';
import type { FileAnswer } from '../declarations/request';

type Download = { readonly binary: IBinaryData } | { readonly reason: string };

/** The provider waits for the answer to its webhook meanwhile. */
const timeoutMs = 15_000;

function tooLarge(bytes: number, largestBytes: number): Download {
	const megabytes = (size: number) => (size / 1024 / 1024).toFixed(1);
	return {
		reason: `The file has ${megabytes(bytes)} MB, which exceeds the limit of ${megabytes(largestBytes)} MB`,
	};
}

/**
 * Brings a file into binary data, as a stream. A file that cannot be had is a reason in the item,
 * never a failure.
 */
export async function downloadFile(
	context: IWebhookFunctions,
	provider: Provider,
	file: EventFile,
	largestBytes: number,
): Promise<Download> {
	const { webhooks } = provider;
	if (!webhooks?.mediaRequest || !webhooks.fileRequest)
		return { reason: `${provider.name} does not provide files here` };
	try {
		const channel = await openChannel(context, provider);
		const about =
			file.id === undefined
				? { url: file.url }
				: asObject(await send(channel, webhooks.mediaRequest(file.id), { timeoutMs }));
		const size = asNumber(about.file_size) ?? 0;
		if (size > largestBytes) return tooLarge(size, largestBytes);
		const { stream, headers } = (await send(
			channel,
			webhooks.fileRequest(asText(about.url) ?? ''),
			{ timeoutMs },
		)) as FileAnswer;
		const length = asNumber(headers['content-length']) ?? 0;
		if (length > largestBytes) {
			stream.destroy();
			return tooLarge(length, largestBytes);
		}
		const mimeType = file.mimeType?.split(';')[0] ?? asText(about.mime_type);
		return { binary: await context.helpers.prepareBinaryData(stream, file.fileName, mimeType) };
	} catch (failure) {
		return {
			reason: failure instanceof Error ? failure.message : 'The file could not be downloaded',
		};
	}
}
