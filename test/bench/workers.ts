import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotContinue } from '../../n8nServer/cannotContinue';
import { N8nClient } from '../../n8nServer/client';
import { startQueueServers, whyNoQueueMode } from '../../n8nServer/queueServers';
import { startN8n, type N8nOptions, type RunningN8n } from '../../n8nServer/server';
import { shortestSeconds, round, tally, toItems } from './broadcast';
import { openRunner, type Item, type Ran } from './execution';
import { owner, type Lab } from './lab';
import type { Result, SharedBroadcast } from './result';
import { ours } from './senders';
import { countShares } from './shares';

const messagesPerSecond = 80;

/** Broadcasts from one number, each by another worker of an n8n in queue mode. */
export async function measureWorkers(lab: Lab): Promise<NonNullable<Result['workers']>> {
	const queue = await QueueLab.open(lab);
	try {
		await queue.startWorkers(2);
		const two = await queue.broadcastBy(2);
		await queue.startWorkers(1);
		return { two, three: await queue.broadcastBy(3) };
	} finally {
		await queue.close();
	}
}

/** The emulator of a lab, and an n8n in queue mode in place of its n8n. */
class QueueLab {
	private constructor(
		private readonly lab: Lab,
		private readonly options: N8nOptions,
		private readonly folder: string,
		private readonly running: RunningN8n[],
	) {}

	static async open(lab: Lab): Promise<QueueLab> {
		const why = whyNoQueueMode();
		if (why !== undefined) throw new CannotContinue(why);
		const folder = mkdtempSync(join(tmpdir(), 'bench-queue-'));
		// PostgreSQL runs as another user, and must be able to reach its own folder in here.
		chmodSync(folder, 0o711);
		const { tarball, ...another } = lab.another;
		const env = {
			...another.env,
			...(await startQueueServers(folder)),
			EXECUTIONS_MODE: 'queue',
			N8N_CONCURRENCY_PRODUCTION_LIMIT: '1',
			N8N_ENCRYPTION_KEY: randomBytes(16).toString('hex'),
		};
		const options = { ...another, env, userFolder: join(folder, 'user') };
		const main = await startN8n({ ...options, tarball });
		const client = new N8nClient(main.url);
		await client.enter(owner);
		return new QueueLab({ ...lab, url: main.url, client }, options, folder, [main]);
	}

	async startWorkers(count: number): Promise<void> {
		const start = async () => await startN8n({ ...this.options, role: 'worker' });
		this.running.push(...(await Promise.all(Array.from({ length: count }, start))));
	}

	/** As many broadcasts at once as there are workers. */
	async broadcastBy(workers: number): Promise<SharedBroadcast> {
		const { lab } = this;
		const phoneNumberId = lab.nextPhoneNumberId();
		const each = Math.floor(lab.counts.workers / workers);
		await lab.graph.limit(messagesPerSecond);
		await lab.graph.forgetRequests();
		const groups = await lab.graph.createGroups(phoneNumberId, each * workers);
		const items = toItems(phoneNumberId, groups);
		const lists = Array.from({ length: workers }, (_, at) =>
			items.slice(at * each, (at + 1) * each),
		);
		const runs = await this.sendAtOnce(phoneNumberId, lists);
		const requests = await lab.graph.settledMessages(phoneNumberId);
		const seconds = secondsOf(runs);
		const limitSeconds = shortestSeconds(items.length, messagesPerSecond);
		const shares = countShares(
			lists.map((list) => list.map(({ to }) => to)),
			requests,
		);
		lab.say(`  ${workers} workers: ${seconds} s, shares ${shares.join(', ')}`);
		return {
			...tally(items.length, requests),
			seconds,
			limitSeconds,
			ratioToLimit: round(seconds / limitSeconds, 3),
			shares,
			largestShare: round(Math.max(...shares) / Math.min(...shares), 3),
		};
	}

	async close(): Promise<void> {
		await Promise.all(this.running.map(async ({ stop }) => await stop()));
		rmSync(this.folder, { recursive: true, force: true });
	}

	private async sendAtOnce(phoneNumberId: string, lists: Item[][]): Promise<Ran[]> {
		const runners = [];
		for (const list of lists) {
			const node = await ours().build(this.lab, phoneNumberId);
			runners.push({ ...(await openRunner(this.lab, node)), list });
		}
		const runs = await Promise.all(runners.map(async ({ run, list }) => await run(list)));
		for (const { close } of runners) await close();
		return runs;
	}
}

/** From the first start of a node to the last end. */
function secondsOf(runs: Ran[]): number {
	const fromMs = Math.min(...runs.map(({ node }) => node.fromMs));
	const toMs = Math.max(...runs.map(({ node }) => node.toMs));
	return round((toMs - fromMs) / 1_000, 3);
}
