import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';
import packageJson from '../../package.json';

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
