import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How much of the processor everybody and the bench itself have used since some moment. */
export type Use = { atMs: number; allMs: number; ownMs: number };
/** What other programs used, in processor cores. */
export type OtherUse = {
	mean: number;
	/** In the busiest stretch of five seconds. */
	most: number;
};

/** Linux counts in hundredths of a second, whatever its kernel does. */
const msPerTick = 10;
const sampleEveryMs = 1_000;
const stretchMs = 5_000;
/** A part is looked at from before it begins until after it has ended. */
const aroundMs = 1_500;
/** What an idle system takes, with something to spare. */
const quiet: OtherUse = { mean: 0.15, most: 0.4 };

/** Whether so much was used by others that the figures say more about them. */
export function isBusy({ mean, most }: OtherUse): boolean {
	return mean > quiet.mean || most > quiet.most;
}

/** Undefined where there is too little to tell by. */
export function otherUse(uses: Use[]): OtherUse | undefined {
	const [first, last] = [uses[0], uses.at(-1)];
	if (!first || !last || last.atMs <= first.atMs) return undefined;
	const stretches = uses.map((from) => {
		const to = uses.find(({ atMs }) => atMs >= from.atMs + stretchMs);
		return to ? othersBetween(from, to) : 0;
	});
	const mean = othersBetween(first, last);
	return { mean: round(mean), most: round(Math.max(mean, ...stretches)) };
}

function othersBetween(from: Use, to: Use): number {
	const othersMs = to.allMs - from.allMs - (to.ownMs - from.ownMs);
	return Math.max(0, othersMs / (to.atMs - from.atMs));
}

function round(value: number): number {
	return Number(value.toFixed(2));
}

/** The first line of /proc/stat: what all processes used, and what other machines took away. */
export function readAllMs(stat: string): number {
	// Waiting and the network's work in the kernel, which the bench makes itself, do not count.
	const [user = 0, nice = 0, system = 0, , , , , stolen = 0] = stat
		.slice(0, stat.indexOf('\n'))
		.replace(/^cpu\s+/, '')
		.split(' ')
		.map(Number);
	return (user + nice + system + stolen) * msPerTick;
}

export type Process = { pid: number; parent: number; usedMs: number };

/** A line of /proc/PID/stat; what it used includes its children that have ended. */
export function readProcess(stat: string): Process {
	// The name is in parentheses, and may contain some itself.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
	return { pid: parseInt(stat, 10), parent: Number(fields[1]), usedMs: ticks * msPerTick };
}

/** What a process and everything below it have used. */
export function usedByTree(root: number, processes: Process[]): number {
	const below = (pid: number): number =>
		processes
			.filter(({ parent }) => parent === pid)
			.reduce((sum, child) => sum + child.usedMs + below(child.pid), 0);
	return (processes.find(({ pid }) => pid === root)?.usedMs ?? 0) + below(root);
}

function readProcesses(): Process[] {
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return pids.flatMap((pid) => {
		try {
			return [readProcess(readFileSync(`/proc/${pid}/stat`, 'utf8'))];
		} catch {
			// It has ended in the meantime.
			return [];
		}
	});
}

function look(): Use {
	const ownMs = usedByTree(process.pid, readProcesses());
	return { atMs: performance.now(), allMs: readAllMs(readFileSync('/proc/stat', 'utf8')), ownMs };
}

/**
 * Does something and watches what other programs use of the machine meanwhile, a little before, and
 * a little after. Only Linux tells.
 */
export async function watchOthers<Outcome>(
	task: () => Promise<Outcome>,
): Promise<{ outcome: Outcome; others?: OtherUse }> {
	if (process.platform !== 'linux') return { outcome: await task() };
	const uses = [look()];
	const timer = setInterval(() => uses.push(look()), sampleEveryMs);
	try {
		await sleep(aroundMs);
		const outcome = await task();
		await sleep(aroundMs);
		uses.push(look());
		return { outcome, others: otherUse(uses) };
	} finally {
		clearInterval(timer);
	}
}
