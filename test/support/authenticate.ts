import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { credentialTypes } from '../../scripts/generate/credentialTypes';

function fillIn(template: unknown, credentials: ICredentialDataDecryptedObject): string {
	return String(template)
		.replace(/^=/, '')
		.replace(/\{\{\s*\$credentials\.(\w+)\s*\}\}/g, (_match, name: string) =>
			String(credentials[name]),
		);
}

/** Makes a credential known that the package does not have. */
export function knowCredential(type: ICredentialType): void {
	credentialTypes.push(type);
}

/** What n8n does with a request before it sends it: the credential's own way of signing it. */
export async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	type: string,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const way = credentialTypes.find(({ name }) => name === type)?.authenticate;
	if (typeof way === 'function') return await way(credentials, options);
	const headers = ((way as IAuthenticateGeneric | undefined)?.properties.headers ??
		{}) as IDataObject;
	const filled = Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, fillIn(value, credentials)]),
	);
	return { ...options, headers: { ...options.headers, ...filled } };
}
