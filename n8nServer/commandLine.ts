import { runToEnd } from './children';
import { cleanEnvironment } from './cleanEnvironment';
import type { InstalledN8n } from './install';
import { freePort } from './pickPorts';

/** Runs one of n8n's commands, such as `export:workflow`, beside the n8n of that folder. */
export async function runN8nCommand(
	{ installed, userFolder }: { installed: InstalledN8n; userFolder: string },
	...args: string[]
): Promise<void> {
	const env = cleanEnvironment({
		N8N_USER_FOLDER: userFolder,
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
	});
	const { exitCode, output } = await runToEnd(installed.node, [installed.n8n, ...args], {
		cwd: userFolder,
		env,
	});
	if (exitCode !== 0) throw new Error(`n8n ${args.join(' ')} failed:\n${output}`);
}
