/** Runs one task after the other, in the order in which they came. */
export class Mutex {
	private last: Promise<unknown> = Promise.resolve();

	async run<Result>(task: () => Promise<Result>): Promise<Result> {
		const run = this.last.then(task, task);
		this.last = run.catch(() => undefined);
		return await run;
	}
}
