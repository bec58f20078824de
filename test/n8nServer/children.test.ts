import { endChild, runToEnd, startChild, type Child } from '../../n8nServer/children';
import { waitFor } from '../../n8nServer/waitFor';

const timeoutMs = 15_000;

const isAlive = (pid: number) => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

/** The program prints the process ID of what it has started. */
async function grandchildOf(child: Child): Promise<number> {
	return await waitFor(async () => await Promise.resolve(Number(child.output[0]) || undefined), {
		what: 'the program started another one',
		timeoutMs,
	});
}

/** Whoever inherits the dead takes a moment to bury them. */
async function ends(pid: number): Promise<boolean> {
	return await waitFor(async () => await Promise.resolve(!isAlive(pid)), {
		what: `process ${pid} ended`,
		timeoutMs,
	});
}

describe('a program that was started', () => {
	it('gives its exit code and what it printed', async () => {
		await expect(
			runToEnd(process.execPath, [
				'-e',
				'console.log("out"); console.error("err"); process.exit(3)',
			]),
		).resolves.toEqual({ exitCode: 3, output: expect.stringMatching(/out[^]*err|err[^]*out/) });
	});

	it('that does not exist ends with the reason', async () => {
		await expect(runToEnd('no-such-program', [])).resolves.toEqual({
			exitCode: null,
			output: expect.stringContaining('ENOENT'),
		});
	});

	it('has only the environment that it was given', async () => {
		const { output } = await runToEnd(process.execPath, ['-p', 'Object.keys(process.env)'], {
			env: { ONLY: 'this' },
		});
		expect(output).toBe("[ 'ONLY' ]");
	});

	it('is ended with what it has started in a process group of its own', async () => {
		const parent =
			'const { spawn } = require("node:child_process"); console.log(spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true }).pid); setInterval(() => {}, 1000);';
		const child = startChild(process.execPath, ['-e', parent]);
		const grandchild = await grandchildOf(child);
		await endChild(child);
		await expect(ends(grandchild)).resolves.toBe(true);
	});

	it('is ended by force with its own children when it does not listen', async () => {
		const deaf =
			'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); if (!process.argv[1]) { const { spawn } = require("node:child_process"); const inner = spawn(process.execPath, ["-e", process._eval, "inner"]); inner.stdout.once("data", () => console.log(inner.pid)); } else console.log("deaf");';
		const child = startChild(process.execPath, ['-e', deaf]);
		const grandchild = await grandchildOf(child);
		await endChild(child, { graceMs: 300 });
		await expect(ends(grandchild)).resolves.toBe(true);
		expect(isAlive(child.pid ?? 0)).toBe(false);
	});
});
