import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import type { FullResponse, SendContext, Transport } from '../declarations/channel';
import { onAbort } from '../process/wait';

/** Does something with a signal of its own: Node warns when many listen to one. */
async function withSignal<Result>(
	end: AbortSignal,
	act: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const own = new AbortController();
	const callOff = onAbort(end, () => own.abort());
	try {
		return await act(own.signal);
	} finally {
		callOff();
	}
}

/** n8n's own way, with its proxy settings. It opens a connection per request. */
export function openTransport(
	context: SendContext,
	credentialType: string,
	credentials: ICredentialDataDecryptedObject,
	end?: AbortSignal,
): Transport {
	// Without the decrypted credential, n8n decrypts it once more for every request.
	const given = {
		credentialsDecrypted: { id: '', name: '', type: credentialType, data: credentials },
	};
	const ask = async (caller: SendContext, options: IHttpRequestOptions) =>
		(await context.helpers.httpRequestWithAuthentication.call(
			caller,
			credentialType,
			options,
			given,
		)) as FullResponse;
	if (!end) return async (options) => await ask(context, options);
	// n8n would cut requests off the moment the execution is stopped, and nobody would know whether
	// they arrived.
	const callerWith = (signal: AbortSignal) =>
		Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as SendContext;
	return async (options) =>
		await withSignal(end, async (signal) => await ask(callerWith(signal), options));
}
