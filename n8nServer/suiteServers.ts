import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildTarball } from './buildTarball';
import { describeProgress } from './describeProgress';
import { startEmulator, type Emulator } from '../emulator';
import { endAllChildren } from './children';
import { ensureN8n } from './install';
import { startN8n, type RunningN8n } from './server';

export const checkout = resolve(__dirname, '..');

/**
 * A fresh n8n with the package as it is packed now, and an emulator; `end` leaves nothing of them.
 */
export type SuiteServers = {
	n8n: RunningN8n;
	emulator: Emulator;
	folder: string;
	end: () => Promise<void>;
};

/** With another n8n than the usual one, the folder of its manifest. */
export async function startSuiteServers(manifestFolder?: string): Promise<SuiteServers> {
	const folder = mkdtempSync(join(tmpdir(), 'e2e-'));
	const end = async () => {
		await endAllChildren();
		rmSync(folder, { recursive: true, force: true });
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.on(signal, () => void end().finally(() => process.exit(130)));
	try {
		const installed = await ensureN8n({
			...(manifestFolder === undefined ? {} : { manifestFolder }),
			onProgress: describeProgress((line) => console.log(`Installing n8n: ${line}`)),
		});
		const { tarball } = await buildTarball(checkout, join(folder, 'packed'));
		const emulator = await startEmulator();
		const n8n = await startN8n({ installed, userFolder: join(folder, 'user'), tarball });
		return { n8n, emulator, folder, end };
	} catch (error) {
		await end();
		throw error;
	}
}
