import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { N8nClient } from '../../n8nServer/client';
import type { InstalledN8n } from '../../n8nServer/install';
import { freePort } from '../../n8nServer/pickPorts';
import { startN8n, type N8nOptions } from '../../n8nServer/server';
import { makeCertificate } from './certificate';
import type { Counts } from './counts';
import { EmulatedGraph } from './emulatedGraph';
import { Usage } from './usage';

/** The host that n8n's own nodes call, and that ours calls unless the credential says otherwise. */
export const graphHost = 'graph.facebook.com';

export const owner = {
	email: 'owner@example.com',
	password: 'Loopback-0nly',
	firstName: 'Olivia',
	lastName: 'Owner',
};

/** One n8n and one emulator, and what looks at them. */
export type Lab = {
	/** Of n8n. */
	url: string;
	client: N8nClient;
	graph: EmulatedGraph;
	/** How another n8n is started that sends to the same emulator. */
	another: Pick<N8nOptions, 'installed' | 'tarball'> & { env: NodeJS.ProcessEnv };
	usage: Usage;
	counts: Counts;
	/** Ends n8n as a power failure would. */
	killN8n: () => Promise<void>;
	/** Starts it again, with what it had saved. */
	startN8nAgain: () => Promise<void>;
	/** A phone number that no case before has used. */
	nextPhoneNumberId: () => string;
	say: (line: string) => void;
	close: () => Promise<void>;
};

export type LabOptions = {
	installed: InstalledN8n;
	tarball: string;
	counts: Counts;
	latencyMs: number;
	say: (line: string) => void;
};

/** As many cases as the emulator has numbers for. */
const numbers = 40;

export async function openLab({
	installed,
	tarball,
	counts,
	latencyMs,
	say,
}: LabOptions): Promise<Lab> {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	const certificate = await makeCertificate(graphHost, folder);
	const graph = await EmulatedGraph.start(certificate, { numbers, latencyMs });
	const usagePort = await freePort();
	const env = {
		// Both hold for n8n's process only; nothing of the machine is changed.
		NODE_OPTIONS: `--require ${JSON.stringify(resolve(__dirname, 'preload.js'))}`,
		NODE_EXTRA_CA_CERTS: certificate.certFile,
		BENCH_HOST: graphHost,
		BENCH_TLS_PORT: String(graph.addresses.tlsPort),
		N8N_CUSTOM_EXTENSIONS: resolve(__dirname, 'nodes'),
		...withoutProxy,
	};
	const options = {
		installed,
		userFolder: join(folder, 'user'),
		port: await freePort(),
		env: { ...env, BENCH_USAGE_PORT: String(usagePort) },
	};
	let n8n = await startN8n({ ...options, tarball });
	const client = new N8nClient(n8n.url);
	await client.enter(owner);
	let used = 0;
	return {
		url: n8n.url,
		client,
		killN8n: async () => await n8n.kill('SIGKILL'),
		startN8nAgain: async () => {
			n8n = await startN8n(options);
		},
		graph,
		another: { installed, tarball, env },
		usage: new Usage(usagePort),
		counts,
		nextPhoneNumberId: () => `20654035224${String(used++).padStart(4, '0')}`,
		say,
		close: async () => {
			await n8n.stop();
			await graph.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** A proxy between n8n and the emulator would be measured with it. */
const withoutProxy = Object.fromEntries(
	['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'].map(
		(name) => [name, ''],
	),
);
