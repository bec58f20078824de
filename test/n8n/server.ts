import { mkdirSync } from 'node:fs';
import { CannotContinue } from './cannotContinue';
import { endChild, startChild, type Child } from './children';
import { cleanEnvironment } from './cleanEnvironment';
import type { InstalledN8n } from './install';
import { installPackage } from './installPackage';
import { freePort } from './pickPorts';

export type N8nOptions = {
	installed: InstalledN8n;
	/** n8n keeps its data in `.n8n` below it. */
	userFolder: string;
	port?: number;
	env?: NodeJS.ProcessEnv;
	/** The packed package to install before the start. */
	tarball?: string;
	startTimeoutMs?: number;
};

export type RunningN8n = {
	url: string;
	/** The last lines that n8n printed. */
	log: () => string[];
	stop: () => Promise<void>;
	kill: (signal: NodeJS.Signals) => Promise<void>;
	/** Resolves when n8n has ended, for whatever reason. */
	ended: Promise<unknown>;
};

const shownLines = 15;

/** Starts n8n on loopback and waits until it serves; ends it again if it does not. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { installed, userFolder, tarball } = options;
	mkdirSync(userFolder, { recursive: true });
	if (tarball !== undefined) await installPackage(tarball, userFolder, installed.workflowPackage);
	const port = options.port ?? (await freePort());
	const env = cleanEnvironment({ ...(await settings(userFolder, port)), ...options.env });
	const ready = waitForLine('Editor is now accessible');
	const child = startChild(installed.node, [installed.n8n, 'start'], { cwd: userFolder, env, onLine: ready.onLine });
	await becomesReady(child, ready.seen, options.startTimeoutMs ?? 180_000);
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

function waitForLine(text: string): { onLine: (line: string) => void; seen: Promise<'ready'> } {
	let found: (value: 'ready') => void = () => {};
	const seen = new Promise<'ready'>((resolve) => (found = resolve));
	return { seen, onLine: (line) => line.includes(text) && found('ready') };
}

async function becomesReady(child: Child, seen: Promise<'ready'>, timeoutMs: number): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const timeout = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), timeoutMs)));
	const outcome = await Promise.race([seen, child.ended, timeout]);
	clearTimeout(timer);
	if (outcome === 'ready') return;
	await endChild(child);
	const what = outcome === 'late' ? `did not get ready within ${timeoutMs / 1000} s` : 'ended while starting';
	throw new CannotContinue(`n8n ${what}; its last lines say why:\n${child.output.slice(-shownLines).join('\n')}`);
}
