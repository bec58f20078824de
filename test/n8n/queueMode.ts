import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../../emulator';
import { endAllChildren } from '../../n8nServer/children';
import { ensureN8n } from '../../n8nServer/install';
import { packedTarball } from './packedTarball';
import { freePort } from '../../n8nServer/pickPorts';
import { startQueueServers } from '../../n8nServer/queueServers';
import { startN8n, type N8nOptions, type RunningN8n } from '../../n8nServer/server';
import { enterSuite, given, type Suite } from './suite';

type Pair = [RunningN8n, RunningN8n];
type Options = Pick<N8nOptions, 'installed' | 'userFolder' | 'env'>;

const settings = {
	EXECUTIONS_MODE: 'queue',
	// Main takes no webhooks: as behind a load balancer, all of them go to the processes that are
	// there for them.
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	// One job at a time for each worker, so that two long ones run in two processes.
	N8N_CONCURRENCY_PRODUCTION_LIMIT: '1',
};

/**
 * n8n in queue mode: main, two processes for webhooks, two workers; with an emulator of its own.
 */
export class QueueMode {
	private constructor(
		readonly suite: Suite,
		private readonly emulator: Emulator,
		private readonly options: Options,
		readonly webhooks: Pair,
		readonly workers: Pair,
	) {}

	static async start(): Promise<QueueMode> {
		const folder = given('E2E_FOLDER');
		// PostgreSQL runs as another user, and must be able to reach its own folder in here.
		chmodSync(folder, 0o711);
		const [installed, emulator, servers, ports] = await Promise.all([
			ensureN8n(),
			startEmulator(),
			startQueueServers(join(folder, 'queue')),
			twoPorts(),
		]);
		const env = {
			...servers,
			...settings,
			N8N_ENCRYPTION_KEY: randomBytes(16).toString('hex'),
			N8N_WEBHOOK_URL: `http://127.0.0.1:${ports[0]}/`,
		};
		const options = { installed, env, userFolder: join(folder, 'queue', 'user') };
		// Main prepares the database and the package for all others.
		const main = await startN8n({ ...options, tarball: packedTarball() });
		const [one, other, first, second] = (await Promise.all([
			...ports.map(async (port) => await startN8n({ ...options, role: 'webhook', port })),
			...[1, 2].map(async () => await startN8n({ ...options, role: 'worker' })),
		])) as [RunningN8n, RunningN8n, RunningN8n, RunningN8n];
		return new QueueMode(
			await enterSuite(main.url, emulator.url),
			emulator,
			options,
			[one, other],
			[first, second],
		);
	}

	/** `kill -9` of both webhook processes, and new ones in their places. */
	async killWebhookProcesses(): Promise<void> {
		const restart = async ({ url, kill }: RunningN8n) => {
			await kill('SIGKILL');
			return await startN8n({ ...this.options, role: 'webhook', port: Number(new URL(url).port) });
		};
		const again = await Promise.all(this.webhooks.map(restart));
		this.webhooks.splice(0, 2, ...again);
	}

	async end(): Promise<void> {
		await this.emulator.close();
		await endAllChildren();
	}
}

async function twoPorts(): Promise<[number, number]> {
	return [await freePort(), await freePort()];
}
