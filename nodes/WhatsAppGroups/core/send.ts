import type {
	IAllExecuteFunctions,
	ICredentialDataDecryptedObject,
	IDataObject,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { toNoAnswerError } from '../errors/noAnswer';
import { toNodeApiError } from '../errors/toNodeApiError';
import type { Answer, DialectRequest, Provider, WireRequest } from './provider';

/** Every context of n8n that can send a request: an execution, a list search, an activation, a webhook. */
export type SendContext = (IAllExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions) & {
	getNode: IHookFunctions['getNode'];
};

/** One provider with its credential, read once per run: reading it costs a decryption. */
export interface Channel {
	readonly context: SendContext;
	readonly provider: Provider;
	readonly credentials: ICredentialDataDecryptedObject;
}

const defaultTimeoutMs = 60_000;

/** @throws n8n's own error when the node has no credential for this provider. */
export async function openChannel(context: SendContext, provider: Provider): Promise<Channel> {
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(provider.credentialType);
	return { context, provider, credentials };
}

function toOptions({ method, url, query, headers, body }: WireRequest, timeoutMs: number): IHttpRequestOptions {
	return {
		method,
		url,
		...(query && { qs: query, arrayFormat: 'comma' }),
		...(headers && { headers }),
		...(body !== undefined && { body }),
		json: true,
		timeout: timeoutMs,
		returnFullResponse: true,
		// Errors are read by code, not by HTTP status, and n8n's ready-made error cannot be replaced later.
		ignoreHttpStatusErrors: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
}

interface FullResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

/**
 * The only HTTP call. Gives the body of a good answer.
 * @throws NodeApiError for a refusal, and for a request without an answer.
 */
export async function send(
	{ context, provider, credentials }: Channel,
	request: DialectRequest,
	{ itemIndex, timeoutMs = defaultTimeoutMs }: { itemIndex?: number; timeoutMs?: number } = {},
): Promise<unknown> {
	const wire = provider.toWire(request, credentials);
	const node = context.getNode();
	let response: FullResponse;
	try {
		response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			provider.credentialType,
			toOptions(wire, timeoutMs),
			// Without this, n8n decrypts the credential once more for every request.
			{ credentialsDecrypted: { id: '', name: '', type: provider.credentialType, data: credentials } },
		)) as FullResponse;
	} catch (failure) {
		throw toNoAnswerError(node, failure, wire.method !== 'GET', itemIndex);
	}
	const answer: Answer = { httpStatus: response.statusCode, headers: response.headers ?? {}, body: response.body };
	const refusal = provider.toRefusal(answer);
	if (refusal) throw toNodeApiError(node, refusal, itemIndex);
	return answer.body;
}
