import type { IAllExecuteFunctions, ICredentialDataDecryptedObject, IDataObject, IHookFunctions, IHttpRequestOptions, ILoadOptionsFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Every context of n8n that can send a request: an execution, a list search, an activation, a webhook. */
export type SendContext = (IAllExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions) & {
	getNode: IHookFunctions['getNode'];
};

export interface FullResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

/** Carries one request to its answer, with the credential. Rejects when no answer came. */
export type Transport = (options: IHttpRequestOptions) => Promise<FullResponse>;

/** n8n's own way, with its proxy settings. It opens a connection per request. */
export function openTransport(context: SendContext, credentialType: string, credentials: ICredentialDataDecryptedObject, signal?: AbortSignal): Transport {
	// n8n would cut requests off the moment the execution is stopped, and nobody would know whether they arrived.
	const caller = signal ? (Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as SendContext) : context;
	return async (options) =>
		(await context.helpers.httpRequestWithAuthentication.call(
			caller,
			credentialType,
			options,
			// Without this, n8n decrypts the credential once more for every request.
			{ credentialsDecrypted: { id: '', name: '', type: credentialType, data: credentials } },
		)) as FullResponse;
}
