import { mkdirSync } from 'node:fs';
import { endChild } from './children';
import { cleanEnvironment } from './cleanEnvironment';
import type { InstalledN8n } from './install';
import { installPackage } from './installPackage';
import { freePort } from './pickPorts';
import { startServing } from './startServing';

export type N8nOptions = {
	installed: InstalledN8n;
	/** n8n keeps its data in `.n8n` below it. */
	userFolder: string;
	port?: number;
	env?: NodeJS.ProcessEnv;
	/** The packed package to install before the start. */
	tarball?: string;
	startTimeoutMs?: number;
	/** What it is in queue mode; otherwise, and by default, n8n is everything in one. */
	role?: N8nRole;
};

export type N8nRole = 'start' | 'webhook' | 'worker';

export type RunningN8n = {
	url: string;
	/** The last lines that n8n printed. */
	log: () => string[];
	stop: () => Promise<void>;
	kill: (signal: NodeJS.Signals) => Promise<void>;
	/** Resolves when n8n has ended, for whatever reason. */
	ended: Promise<unknown>;
};

const readyLine: Readonly<Record<N8nRole, string>> = {
	start: 'Editor is now accessible',
	webhook: 'Webhook listener waiting for requests',
	worker: 'n8n worker is now ready',
};

/** Starts n8n on loopback and waits until it serves; ends it again if it does not. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { installed, userFolder, tarball, role = 'start' } = options;
	mkdirSync(userFolder, { recursive: true });
	if (tarball !== undefined) await installPackage(tarball, userFolder, installed.workflowPackage);
	const port = options.port ?? (await freePort());
	const env = cleanEnvironment({ ...(await settings(userFolder, port)), ...options.env });
	const child = await startServing({
		what: 'n8n',
		file: installed.node,
		args: [installed.n8n, role],
		cwd: userFolder,
		env,
		readyLine: readyLine[role],
		timeoutMs: options.startTimeoutMs ?? 180_000,
	});
	return {
		url: `http://127.0.0.1:${port}`,
		log: () => child.output,
		stop: async () => await endChild(child),
		kill: async (signal) => await endChild(child, { signal }),
		ended: child.ended,
	};
}

async function settings(userFolder: string, port: number): Promise<NodeJS.ProcessEnv> {
	return {
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		// The name of the same before n8n 2.35.
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}`,
		// The usual broker port is taken when the user's own n8n runs on this machine.
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_SECURE_COOKIE: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
	};
}
