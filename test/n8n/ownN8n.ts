import { join } from 'node:path';
import { ensureN8n } from '../../n8nServer/install';
import { startN8n, type N8nOptions, type RunningN8n } from '../../n8nServer/server';
import { packedTarball } from './packedTarball';
import { given } from './suite';

/** An n8n beside that of the suite; started again with the same folder, it has the same data. */
export async function startOwnN8n(
	folder: string,
	options: Pick<N8nOptions, 'port' | 'env'> = {},
): Promise<RunningN8n> {
	return await startN8n({
		...options,
		installed: await ensureN8n(),
		userFolder: join(given('E2E_FOLDER'), folder),
		tarball: packedTarball(),
	});
}

/** On which port it may be started again. */
export function portOf({ url }: RunningN8n): number {
	return Number(new URL(url).port);
}
