import type { IBinaryData, IWebhookFunctions } from 'n8n-workflow';
import { asNumber, asObject, asText } from '../values/json';
import type { Provider } from '../declarations/provider';
import { openChannel, send } from '../sending/send';
import type { EventFile } from '../declarations/trigger';
import type { FileAnswer } from '../declarations/request';
import type { ProviderWebhooks } from '../declarations/webhooks';

type Download = { readonly binary: IBinaryData } | { readonly reason: string };

/** The provider waits for the answer to its webhook meanwhile. */
const timeoutMs = 15_000;

function tooLarge(bytes: number, largestBytes: number): Download {
	const megabytes = (size: number) => (size / 1024 / 1024).toFixed(1);
	return {
		reason: `The file has ${megabytes(bytes)} MB, which exceeds the limit of ${megabytes(largestBytes)} MB`,
	};
}

interface Wanted {
	readonly provider: Provider;
	readonly file: EventFile;
	readonly largestBytes: number;
}

async function fetchFile(
	context: IWebhookFunctions,
	{ provider, file, largestBytes }: Wanted,
	{ mediaRequest, fileRequest }: Required<Pick<ProviderWebhooks, 'mediaRequest' | 'fileRequest'>>,
): Promise<Download> {
	const channel = await openChannel(context, provider);
	const about =
		file.id === undefined
			? { url: file.url }
			: asObject(await send(channel, mediaRequest(file.id), { timeoutMs }));
	const size = asNumber(about.file_size) ?? 0;
	if (size > largestBytes) return tooLarge(size, largestBytes);
	const request = fileRequest(asText(about.url) ?? '');
	const { stream, headers } = (await send(channel, request, { timeoutMs })) as FileAnswer;
	const length = asNumber(headers['content-length']) ?? 0;
	if (length > largestBytes) {
		stream.destroy();
		return tooLarge(length, largestBytes);
	}
	const mimeType = file.mimeType?.split(';')[0] ?? asText(about.mime_type);
	return { binary: await context.helpers.prepareBinaryData(stream, file.fileName, mimeType) };
}

/**
 * Brings a file into binary data, as a stream. A file that cannot be had is a reason in the item,
 * never a failure.
 */
export async function downloadFile(context: IWebhookFunctions, wanted: Wanted): Promise<Download> {
	const { name, webhooks } = wanted.provider;
	if (!webhooks?.mediaRequest || !webhooks.fileRequest)
		return { reason: `${name} does not provide files here` };
	const { mediaRequest, fileRequest } = webhooks;
	try {
		return await fetchFile(context, wanted, { mediaRequest, fileRequest });
	} catch (failure) {
		return {
			reason: failure instanceof Error ? failure.message : 'The file could not be downloaded',
		};
	}
}
