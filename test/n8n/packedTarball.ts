import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { given } from './suite';

/** The package as the suite packed it, for another n8n beside the suite's own. */
export function packedTarball(): string {
	const folder = join(given('E2E_FOLDER'), 'packed');
	const [tarball = ''] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
	return join(folder, tarball);
}
