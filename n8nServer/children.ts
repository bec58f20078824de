import execa, { type ExecaError } from 'execa';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pidtree from 'pidtree';

/** A started program; `ended` resolves when it is over, whatever its end. */
export type Child = { pid: number | undefined; output: string[]; ended: Promise<Ending> };
export type Ending = { exitCode: number | null; output: string };
export type ChildOptions = {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	onLine?: (line: string) => void;
	user?: User;
};
/** Somebody else's account to run a program under; only root may. */
export type User = { uid: number; gid: number };

const running = new Set<Child>();
const defaultGraceMs = 8_000;
const keptLines = 5_000;

/** Starts a program, keeps its last lines, and remembers it until it ends. */
export function startChild(file: string, args: string[], options: ChildOptions = {}): Child {
	const { cwd, env, user, onLine } = options;
	const started = execa(file, args, {
		...(cwd === undefined ? {} : { cwd }),
		...(env === undefined ? {} : { env, extendEnv: false }),
		...user,
		stdin: 'ignore',
		all: true,
		buffer: false,
	});
	const output: string[] = [];
	const lines = createInterface({ input: started.all as Readable });
	lines.on('line', (line) => {
		output.push(line);
		if (output.length > keptLines) output.shift();
		onLine?.(line);
	});
	const closed = once(lines, 'close');
	const end = (exitCode: number | null): Ending => ({ exitCode, output: output.join('\n') });
	const ended = started.then(
		async () => await closed.then(() => end(0)),
		async ({ exitCode, code, shortMessage }: ExecaError & { code?: string }) => {
			// What could not be started has no output that ends.
			if (code === undefined) await closed;
			else output.push(shortMessage);
			return end(exitCode ?? null);
		},
	);
	const child = { pid: started.pid, output, ended };
	running.add(child);
	void ended.then(() => running.delete(child));
	return child;
}

/** Runs a program to its end. */
export async function runToEnd(
	file: string,
	args: string[],
	options: ChildOptions = {},
): Promise<Ending> {
	return await startChild(file, args, options).ended;
}

/** Ends one program and everything it started: politely first, by force after `graceMs`. */
export async function endChild(
	{ pid, ended }: Child,
	{
		signal = 'SIGTERM',
		graceMs = defaultGraceMs,
	}: { signal?: NodeJS.Signals; graceMs?: number } = {},
): Promise<void> {
	if (pid === undefined) return;
	const tree = await pidtree(pid, { root: true }).catch(() => []);
	signalAll(tree, signal);
	await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
	signalAll(tree, 'SIGKILL');
	await ended;
}

/** Ends everything that was started here and still runs. */
export async function endAllChildren(): Promise<void> {
	await Promise.all([...running].map(async (child) => await endChild(child)));
}

function signalAll(pids: number[], signal: NodeJS.Signals): void {
	for (const pid of pids) {
		try {
			process.kill(pid, signal);
		} catch {
			// It has ended already.
		}
	}
}
