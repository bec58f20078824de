import type {
	IAllExecuteFunctions,
	ICredentialDataDecryptedObject,
	IDataObject,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { Provider } from './provider';

/**
 * Every context of n8n that can send a request: an execution, a list search, an activation, a
 * webhook.
 */
export type SendContext = (
	IAllExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions
) & {
	getNode: IHookFunctions['getNode'];
};

export interface FullResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

/**
 * Carries one request to its answer, with the credential. Rejects when no answer came.
 * `options.timeout` is for silence, `totalMs` for all of it, up to the last byte of the answer.
 */
export type Transport = (options: IHttpRequestOptions, totalMs?: number) => Promise<FullResponse>;

/** One provider with its credential, read once per run: reading it costs a decryption. */
export interface Channel {
	readonly context: SendContext;
	readonly provider: Provider;
	readonly credentials: ICredentialDataDecryptedObject;
	/** How the requests go out; n8n's own way when absent. */
	readonly transport?: Transport;
}
