import type { IBinaryData, IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { AnswerGivenUp } from '../../errors/answerGivenUp';
import { asNumber, asObject, asText } from '../values/json';
import type { Channel } from '../declarations/channel';
import type { Provider } from '../declarations/provider';
import { isSameHash, isWebPage, toMegabytes, weigh } from '../sending/fileContent';
import { openChannel, send, type SendTimes } from '../sending/send';
import type { EventFile } from '../declarations/trigger';
import type { FileAnswer } from '../declarations/request';
import type { ProviderWebhooks } from '../declarations/webhooks';

type Download = { readonly binary: IBinaryData } | { readonly reason: string };
type Requests = Required<Pick<ProviderWebhooks, 'mediaRequest' | 'fileRequest'>>;

/** The provider waits for the answer to its webhook meanwhile, and repeats it after some time. */
const timeoutMs = 15_000;
const togetherSeconds = 30;
/** With a few files at once it may become some more. */
const togetherBytes = 256 * 1024 * 1024;

/** Why a file is not there, in the words of the item. */
class Missing extends Error {}

function checkSize(bytes: number, largestBytes: number): void {
	if (bytes > largestBytes)
		throw new Missing(
			`The file has ${toMegabytes(bytes)} MB, which exceeds the limit of ${toMegabytes(largestBytes)} MB`,
		);
}

/**
 * Brings the files of one webhook into binary data, as streams. A file that cannot be had is a
 * reason in the item, never a failure.
 */
export class Downloads {
	private channel?: Promise<Channel>;

	private bytes = 0;

	private readonly sinceMs = performance.now();

	constructor(
		private readonly context: IWebhookFunctions,
		private readonly provider: Provider,
		private readonly largestBytes: number,
	) {}

	async fetch(file: EventFile): Promise<Download> {
		const { name, webhooks } = this.provider;
		const { mediaRequest, fileRequest } = webhooks ?? {};
		if (!mediaRequest || !fileRequest) return { reason: `${name} does not provide files here` };
		try {
			return { binary: await this.store(file, { mediaRequest, fileRequest }) };
		} catch (failure) {
			return {
				reason: failure instanceof Error ? failure.message : 'The file could not be downloaded',
			};
		}
	}

	private async store(file: EventFile, requests: Requests): Promise<IBinaryData> {
		const { about, answer } = await this.find(file, requests);
		const mimeType = file.mimeType?.split(';')[0] ?? asText(about.mime_type);
		const isRight = !isWebPage(answer, mimeType);
		if (!isRight) {
			answer.stream.destroy();
			throw new Missing('A web page came instead of the file');
		}
		const { stream, bytes, digest } = weigh(answer.stream, this.largestBytes);
		const binary = await this.context.helpers
			.prepareBinaryData(stream, file.fileName, mimeType)
			.catch((failure: unknown) => {
				throw failure instanceof AnswerGivenUp ? failure : new Missing('The file is not complete');
			})
			.finally(() => (this.bytes += bytes()));
		const found = digest();
		const hashes = [file.sha256, asText(about.sha256)];
		if (hashes.some((hash) => hash !== undefined && !isSameHash(hash, found)))
			throw new Missing('The file is damaged: its SHA-256 hash is not the one that was announced');
		return binary;
	}

	private async find(
		file: EventFile,
		{ mediaRequest, fileRequest }: Requests,
	): Promise<{ about: IDataObject; answer: FileAnswer }> {
		this.channel ??= openChannel(this.context, this.provider);
		const channel = await this.channel;
		const about =
			file.id === undefined
				? { url: file.url }
				: asObject(await send(channel, mediaRequest(file.id), this.timeLeft()));
		checkSize(asNumber(about.file_size) ?? 0, this.largestBytes);
		const request = fileRequest(asText(about.url) ?? '');
		const answer = (await send(channel, request, this.timeLeft())) as FileAnswer;
		try {
			checkSize(asNumber(answer.headers['content-length']) ?? 0, this.largestBytes);
		} catch (failure) {
			answer.stream.destroy();
			return await Promise.reject(failure);
		}
		return { about, answer };
	}

	/** @throws Missing when the files of this webhook have taken all that they may. */
	private timeLeft(): SendTimes {
		const usedMs = Math.round(performance.now() - this.sinceMs);
		const totalMs = togetherSeconds * 1_000 - usedMs;
		if (totalMs <= 0)
			throw new Missing(
				`There was no time left for it: the files of one webhook have ${togetherSeconds} seconds together`,
			);
		if (this.bytes >= togetherBytes)
			throw new Missing(
				`There was no room left for it: the files of one webhook have ${toMegabytes(togetherBytes)} MB together`,
			);
		return { timeoutMs: Math.min(timeoutMs, totalMs), totalMs };
	}
}
