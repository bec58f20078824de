import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { toNoAnswerError } from '../../errors/noAnswer';
import { toNodeApiError } from '../../errors/toNodeApiError';
import { withoutSecrets } from '../../errors/withoutSecrets';
import { openForm, type Multipart } from './multipart';
import type { Channel, FullResponse, SendContext, Transport } from '../declarations/channel';
import { onAbort } from '../process/wait';
import { asText } from '../values/json';
import { openJsonForm } from './jsonForm';
import { endInTime, readAnswer } from './readAnswer';
import type { Provider } from '../declarations/provider';
import type {
	Answer,
	ByteStream,
	FileAnswer,
	GraphRequest,
	WireRequest,
} from '../declarations/request';

const defaultTimeoutMs = 60_000;
/** A large file takes its time, and Meta looks at it before it answers. */
const fileTimeoutMs = 600_000;
/** From the first byte to the last one, on the slowest line that is still one. */
const fileTotalMs = 1_800_000;
const longestRefusalBytes = 64 * 1024;

/** @throws n8n's own error when the node has no credential for this provider. */
export async function openChannel(context: SendContext, provider: Provider): Promise<Channel> {
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(
		provider.credentialType,
	);
	return { context, provider, credentials };
}

/** A context whose requests end with a signal of their own: Node warns when many listen to one. */
function withSignal(context: SendContext, signal: AbortSignal): SendContext {
	return Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as SendContext;
}

function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && 'pipe' in body;
}

/**
 * n8n's own way, with its proxy settings. It opens a connection per request. It would cut requests
 * off the moment the execution is stopped, and nobody would know whether they arrived: they are
 * cut off when `end` is aborted. All answers are streams: n8n would keep whatever comes.
 */
export function openTransport(
	{ context, provider: { credentialType }, credentials }: Channel,
	end?: AbortSignal,
): Transport {
	const { httpRequestWithAuthentication } = context.helpers;
	// Without the decrypted credential, n8n decrypts it once more for every request.
	const given = {
		credentialsDecrypted: { id: '', name: '', type: credentialType, data: credentials },
	};
	const underWay = new Set<AbortController>();
	if (end) onAbort(end, () => underWay.forEach((own) => own.abort()));
	return async (options, totalMs = options.timeout ?? defaultTimeoutMs) => {
		const own = new AbortController();
		const time = AbortSignal.timeout(totalMs);
		const giveUp = () => own.abort();
		time.addEventListener('abort', giveUp, { once: true });
		if (end?.aborted) own.abort();
		underWay.add(own);
		try {
			const streamed = { ...options, encoding: 'stream' as const };
			const caller = withSignal(context, own.signal);
			const response = (await httpRequestWithAuthentication.call(
				caller,
				credentialType,
				streamed,
				given,
			)) as FullResponse;
			const { body } = response;
			if (!isStream(body)) return response;
			// Who lets go of the stream lets go of the connection; before axios forgets how to. Where it
			// was read to its end, n8n has done so, and an abort would only cost the making of errors.
			body.prependOnceListener('close', () => body.readableEnded || own.abort());
			const read = options.encoding === 'stream' ? endInTime : readAnswer;
			return { ...response, body: await read(body, time) };
		} finally {
			underWay.delete(own);
			// Who listens to a timer is kept until it rings, with the whole request.
			time.removeEventListener('abort', giveUp);
		}
	};
}

function toOptions(
	{ method, url, query, headers, body, answersWith }: WireRequest,
	timeoutMs: number,
	multipart?: Multipart,
): IHttpRequestOptions {
	return {
		method,
		url,
		...(query && { qs: query, arrayFormat: 'comma' }),
		headers: { ...headers, ...multipart?.headers },
		...(body !== undefined && { body }),
		...(multipart && { body: multipart.body }),
		// Each request carries a secret, and a redirect says where that would go. What it leads to has
		// not carried a change out either, and for a file the whole body would be kept in memory.
		disableFollowRedirect: true,
		...(answersWith === 'file' ? { encoding: 'stream' } : { json: true }),
		timeout: timeoutMs,
		returnFullResponse: true,
		// Errors are read by code, not by HTTP status, and n8n's ready-made error cannot be replaced
		// later.
		ignoreHttpStatusErrors: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
}

/** In milliseconds: how long the other side may say nothing, and how long all of it may take. */
export interface SendTimes {
	readonly timeoutMs?: number;
	readonly totalMs?: number;
}

function timesFor({ form, answersWith }: WireRequest, times: SendTimes): Required<SendTimes> {
	const isFile = form !== undefined || answersWith === 'file';
	const {
		timeoutMs = isFile ? fileTimeoutMs : defaultTimeoutMs,
		totalMs = times.timeoutMs ?? (isFile ? fileTotalMs : defaultTimeoutMs),
	} = times;
	return { timeoutMs, totalMs };
}

/** The body of a refusal that came instead of a file. */
async function readRefusal(stream: ByteStream): Promise<unknown> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		chunks.push(chunk);
		bytes += chunk.length;
		if (bytes > longestRefusalBytes) break;
	}
	const text = Buffer.concat(chunks).toString();
	try {
		return JSON.parse(text);
	} catch {
		return asText(text);
	}
}

/**
 * The only HTTP call. Gives the body of a good answer, or a `FileAnswer` where the request asks for
 * one.
 * @throws NodeApiError for a refusal, and for a request without an answer.
 */
export async function send(
	channel: Channel,
	request: GraphRequest,
	{ itemIndex, ...times }: SendTimes & { itemIndex?: number } = {},
): Promise<unknown> {
	const { context, provider, credentials } = channel;
	const { transport = openTransport(channel) } = channel;
	const asked = provider.complete
		? await provider.complete(
				request,
				credentials,
				async (other) => await send(channel, other, times),
			)
		: request;
	const wire = provider.toWire(asked, credentials);
	const multipart = wire.form && (await (wire.form.asJson ? openJsonForm : openForm)(wire.form));
	let answer: Answer;
	try {
		const { timeoutMs, totalMs } = timesFor(wire, times);
		const response = await transport(toOptions(wire, timeoutMs, multipart), totalMs);
		const { statusCode: httpStatus, headers = {}, body } = response;
		if (wire.answersWith === 'file' && httpStatus >= 200 && httpStatus < 300)
			return { stream: body, headers } as FileAnswer;
		answer = {
			httpStatus,
			headers,
			body: wire.answersWith === 'file' ? await readRefusal(body as ByteStream) : body,
		};
	} catch (failure) {
		throw toNoAnswerError(context.getNode(), failure, wire.method !== 'GET', itemIndex);
	} finally {
		multipart?.close();
	}
	const refusal = provider.toRefusal(answer, asked);
	if (refusal)
		throw toNodeApiError(context.getNode(), withoutSecrets(refusal, credentials), itemIndex);
	return provider.readBody ? provider.readBody(answer.body, asked) : answer.body;
}
