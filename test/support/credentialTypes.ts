import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';
import type { Provider } from '../../nodes/WhatsAppGroups/core/declarations/provider';
import { credentialTypes } from '../../scripts/generate/credentialTypes';

export function credentialTypeOf({
	credentialType,
}: Pick<Provider, 'credentialType'>): ICredentialType {
	const type = credentialTypes.find(({ name }) => name === credentialType);
	if (!type) throw new Error(`The package has no credential ${credentialType}`);
	return type;
}

/**
 * A credential of a provider that is filled in: defaults where there are some, a secret in hidden
 * fields.
 */
export function fillCredential(
	provider: Pick<Provider, 'credentialType'>,
	{ secret, other }: { secret: string; other: string },
): ICredentialDataDecryptedObject {
	const { properties } = credentialTypeOf(provider);
	return Object.fromEntries(
		properties.map(({ name, default: given, typeOptions }) => [
			name,
			given || (typeOptions?.password ? secret : other),
		]),
	) as ICredentialDataDecryptedObject;
}
