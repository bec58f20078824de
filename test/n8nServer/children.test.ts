import { setTimeout as sleep } from 'node:timers/promises';
import { endChild, runToEnd, startChild } from '../../n8nServer/children';

const isAlive = (pid: number) => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

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

	it('is ended with what it has started in a process group of its own', async () => {
		const parent =
			'const { spawn } = require("node:child_process"); console.log(spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true }).pid); setInterval(() => {}, 1000);';
		const child = startChild(process.execPath, ['-e', parent]);
		while (child.output.length === 0) await sleep(50);
		const grandchild = Number(child.output[0]);
		await endChild(child);
		for (let count = 0; count < 50 && isAlive(grandchild); count++) await sleep(100);
		expect(isAlive(grandchild)).toBe(false);
	});

	it('is ended by force with its own children when it does not listen', async () => {
		const deaf =
			'process.on("SIGTERM", () => {}); const { spawn } = require("node:child_process"); if (!process.argv[1]) console.log(spawn(process.execPath, ["-e", process._eval, "inner"]).pid); setInterval(() => {}, 1000);';
		const child = startChild(process.execPath, ['-e', deaf]);
		while (child.output.length === 0) await sleep(50);
		const grandchild = Number(child.output[0]);
		await sleep(200);
		await endChild(child, { graceMs: 300 });
		// Whoever inherits the dead takes a moment to bury them.
		for (let count = 0; count < 50 && isAlive(grandchild); count++) await sleep(100);
		expect([isAlive(child.process.pid ?? 0), isAlive(grandchild)]).toEqual([false, false]);
	});
});
