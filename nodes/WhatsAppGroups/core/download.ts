import type { IBinaryData, IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { asNumber, asObject, asText } from './json';
import type { Provider } from './provider';
import { openChannel, send } from './send';
import type { EventFile } from './trigger';

type Download = { readonly binary: IBinaryData } | { readonly reason: string };

const timeoutMs = 15_000;

interface StreamAnswer {
	readonly statusCode: number;
	readonly headers: IDataObject;
	readonly body: Parameters<IWebhookFunctions['helpers']['prepareBinaryData']>[0] & { destroy?: () => void };
}

function tooLarge(bytes: number, largestBytes: number): Download {
	const megabytes = (size: number) => (size / 1024 / 1024).toFixed(1);
	return { reason: `The file has ${megabytes(bytes)} MB, more than the limit of ${megabytes(largestBytes)} MB` };
}

async function fetchFile(context: IWebhookFunctions, url: string, headers: IDataObject): Promise<StreamAnswer> {
	return (await context.helpers.httpRequest({
		method: 'GET',
		url,
		headers,
		encoding: 'stream',
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	})) as unknown as StreamAnswer;
}

/** Brings a file into binary data, as a stream. A file that cannot be had is a reason in the item, never a failure. */
export async function downloadFile(context: IWebhookFunctions, provider: Provider, file: EventFile, largestBytes: number): Promise<Download> {
	const { webhooks } = provider;
	if (!webhooks?.mediaRequest || !webhooks.mediaHeaders) return { reason: `${provider.name} does not hand over files here` };
	try {
		const channel = await openChannel(context, provider);
		const about = asObject(await send(channel, webhooks.mediaRequest(file.id), { timeoutMs }));
		const size = asNumber(about.file_size) ?? 0;
		if (size > largestBytes) return tooLarge(size, largestBytes);
		const url = asText(about.url) ?? '';
		const headers = webhooks.mediaHeaders(url, channel.credentials);
		if (!headers) return { reason: 'The file is at an address that must not see the access token' };
		const { statusCode, headers: answered, body } = await fetchFile(context, url, headers);
		const length = asNumber(answered['content-length']) ?? 0;
		if (statusCode !== 200 || length > largestBytes) {
			body.destroy?.();
			return statusCode === 200 ? tooLarge(length, largestBytes) : { reason: `The file could not be fetched (HTTP ${statusCode})` };
		}
		const mimeType = file.mimeType?.split(';')[0] ?? asText(about.mime_type);
		return { binary: await context.helpers.prepareBinaryData(body, file.fileName, mimeType) };
	} catch (failure) {
		return { reason: failure instanceof Error ? failure.message : 'The file could not be fetched' };
	}
}
