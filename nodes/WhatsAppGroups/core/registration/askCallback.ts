import type {
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { FileAnswer } from '../declarations/request';
import { onAbort } from '../process/wait';

/** For all of it. A callback may let its answer drip, so that silence alone would be no limit. */
const timeLimitMs = 10_000;
const longestText = 1_000;

/** What a callback of somebody else said. */
export interface CallbackAnswer {
	readonly httpStatus: number;
	/** As it begins: nobody looks at more of it. */
	readonly text: string;
}

async function readText(stream: FileAnswer['stream']): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of stream) {
		const read = Buffer.from(chunk as Buffer);
		chunks.push(read);
		bytes += read.length;
		if (bytes >= longestText) break;
	}
	return Buffer.concat(chunks).toString().slice(0, longestText);
}

/**
 * Asks a callback of somebody else; undefined when no answer came in time. Whatever it does, that
 * costs ten seconds at most, and what it was sent goes to no other address.
 */
export async function askCallback(
	context: IExecuteFunctions | IHookFunctions | IWebhookFunctions,
	request: Pick<IHttpRequestOptions, 'method' | 'url' | 'qs' | 'body' | 'headers'>,
): Promise<CallbackAnswer | undefined> {
	const end = AbortSignal.timeout(timeLimitMs);
	try {
		const { statusCode, body } = (await context.helpers.httpRequest({
			...request,
			abortSignal: end,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			encoding: 'stream',
		})) as { statusCode: number; body: FileAnswer['stream'] };
		const callOff = onAbort(end, () => body.destroy(new Error('Out of time')));
		try {
			return { httpStatus: statusCode, text: await readText(body) };
		} finally {
			callOff();
		}
	} catch {
		return undefined;
	}
}
