import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import treeKill from 'tree-kill';

/** A started program; `ended` resolves when it is over, whatever its end. */
export type Child = { process: ChildProcess; output: string[]; ended: Promise<Ending> };
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

// A process group of its own lets a hanging grandchild be ended too; when this process dies for any
// reason, so do they.
process.on('exit', () => {
	for (const child of running) signalTree(treeOf(child), 'SIGKILL');
});

/**
 * Starts a program in a process group of its own, keeps its last lines, and remembers it until it
 * ends.
 */
export function startChild(file: string, args: string[], options: ChildOptions = {}): Child {
	const windows = process.platform === 'win32';
	const started = spawn(file, args, {
		cwd: options.cwd,
		env: options.env,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: !windows,
		shell: windows && file === 'npm',
		...options.user,
	});
	const output: string[] = [];
	for (const stream of [started.stdout, started.stderr]) {
		createInterface({ input: stream }).on('line', (line) => {
			output.push(line);
			if (output.length > keptLines) output.shift();
			options.onLine?.(line);
		});
	}
	const ended = new Promise<Ending>((resolve) => {
		started.once('error', (error) =>
			resolve({ exitCode: null, output: `${output.join('\n')}\n${error.message}` }),
		);
		started.once('close', (exitCode) => resolve({ exitCode, output: output.join('\n') }));
	});
	const child = { process: started, output, ended };
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
	child: Child,
	{
		signal = 'SIGTERM',
		graceMs = defaultGraceMs,
	}: { signal?: NodeJS.Signals; graceMs?: number } = {},
): Promise<void> {
	const tree = treeOf(child);
	const force = setTimeout(() => signalTree(tree, 'SIGKILL'), graceMs);
	signalTree(tree, signal);
	await child.ended;
	clearTimeout(force);
	signalTree(tree, 'SIGKILL');
}

/** Ends everything that was started here and still runs. */
export async function endAllChildren(): Promise<void> {
	await Promise.all([...running].map(async (child) => await endChild(child)));
}

/**
 * The process groups of a program and of all that it started; on Windows the program alone, whose
 * tree is found later.
 */
function treeOf({ process: { pid } }: Child): number[] {
	if (pid === undefined || process.platform === 'win32') return pid === undefined ? [] : [pid];
	const table =
		spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid='], { encoding: 'utf8' }).stdout ?? '';
	const rows = table.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
	const found = new Map([[pid, pid]]);
	// Whatever was started has a parent that is in the map by then, so the map grows while it is
	// walked through.
	for (const parent of found.keys())
		for (const [id = 0, parentId, group = 0] of rows) if (parentId === parent) found.set(id, group);
	return [...new Set(found.values())];
}

function signalTree(tree: number[], signal: NodeJS.Signals): void {
	for (const group of tree) {
		if (process.platform === 'win32') {
			treeKill(group, signal);
			continue;
		}
		try {
			process.kill(-group, signal);
		} catch {
			// The group is gone already.
		}
	}
}
