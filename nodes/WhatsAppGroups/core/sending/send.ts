import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { toNoAnswerError } from '../../errors/noAnswer';
import { toNodeApiError } from '../../errors/toNodeApiError';
import { withoutSecrets } from '../../errors/withoutSecrets';
import { openForm, type Multipart } from './multipart';
import type { Channel, FullResponse, SendContext, Transport } from '../declarations/channel';
import { onAbort } from '../process/wait';
import { openJsonForm } from './jsonForm';
import { endInTime, readAnswer, readRefusal } from './readAnswer';
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

/** A signal for each request under way: aborted when its own time is over, and with `end`. */
class UnderWay {
	private readonly all = new Set<AbortController>();

	constructor(private readonly end?: AbortSignal) {
		if (end) onAbort(end, () => this.all.forEach((own) => own.abort()));
	}

	/** `close` once it has ended: who listens to a timer is kept until it rings. */
	open(time: AbortSignal): { own: AbortController; close: () => void } {
		const own = new AbortController();
		const giveUp = () => own.abort();
		time.addEventListener('abort', giveUp, { once: true });
		if (this.end?.aborted) own.abort();
		this.all.add(own);
		const close = () => {
			this.all.delete(own);
			time.removeEventListener('abort', giveUp);
		};
		return { own, close };
	}
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
	const underWay = new UnderWay(end);
	return async (options, totalMs = options.timeout ?? defaultTimeoutMs) => {
		const time = AbortSignal.timeout(totalMs);
		const { own, close } = underWay.open(time);
		const caller = withSignal(context, own.signal);
		const streamed = { ...options, encoding: 'stream' as const };
		try {
			const asked = httpRequestWithAuthentication.call(caller, credentialType, streamed, given);
			const response = (await asked) as FullResponse;
			const { body } = response;
			if (!isStream(body)) return response;
			// Who lets go of the stream lets go of the connection; before axios forgets how to. Where it
			// was read to its end, n8n has done so, and an abort would only cost the making of errors.
			body.prependOnceListener('close', () => body.readableEnded || own.abort());
			const read = options.encoding === 'stream' ? endInTime : readAnswer;
			return { ...response, body: await read(body, time) };
		} finally {
			close();
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

/** What came back: an answer, or the file that was asked for. @throws NodeApiError without one. */
async function exchange(
	channel: Channel,
	wire: WireRequest,
	{ itemIndex, ...times }: SendTimes & { itemIndex?: number },
): Promise<Answer | FileAnswer> {
	const { context, transport = openTransport(channel) } = channel;
	const multipart = wire.form && (await (wire.form.asJson ? openJsonForm : openForm)(wire.form));
	try {
		const { timeoutMs, totalMs } = timesFor(wire, times);
		const response = await transport(toOptions(wire, timeoutMs, multipart), totalMs);
		const { statusCode: httpStatus, headers = {}, body } = response;
		if (wire.answersWith !== 'file') return { httpStatus, headers, body };
		const stream = body as ByteStream;
		if (httpStatus >= 200 && httpStatus < 300) return { stream, headers };
		return { httpStatus, headers, body: await readRefusal(stream) };
	} catch (failure) {
		throw toNoAnswerError(context.getNode(), failure, wire.method !== 'GET', itemIndex);
	} finally {
		multipart?.close();
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
	const ask = async (other: GraphRequest) => await send(channel, other, times);
	const asked = (await provider.complete?.(request, credentials, ask)) ?? request;
	const answer = await exchange(channel, provider.toWire(asked, credentials), {
		itemIndex,
		...times,
	});
	if ('stream' in answer) return answer;
	const refusal = provider.toRefusal(answer, asked);
	if (refusal)
		throw toNodeApiError(context.getNode(), withoutSecrets(refusal, credentials), itemIndex);
	return provider.readBody ? provider.readBody(answer.body, asked) : answer.body;
}
