import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';
import packageJson from '../../package.json';
import type { Provider } from '../../nodes/WhatsAppGroups/core/declarations/provider';

const requireHere = createRequire(__filename);

function load(file: string): ICredentialType {
	const name = basename(file, '.credentials.js');
	const loaded = requireHere(`../../credentials/${name}.credentials`) as Record<
		string,
		new () => ICredentialType
	>;
	const Type = loaded[name];
	if (!Type) throw new Error(`${name} is not in its file`);
	return new Type();
}

/** The credentials of the package, those of providers to come too. */
export const credentialTypes: ICredentialType[] = packageJson.n8n.credentials.map(load);

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
