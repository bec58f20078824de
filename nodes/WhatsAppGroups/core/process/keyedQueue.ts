/** Tasks with the same key run in order, one at a time; those with different keys side by side. */
export class KeyedQueue {
	private readonly tails = new Map<string, Promise<unknown>>();

	/** Runs the task when all earlier ones with its key have settled, well or not. */
	async run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
		const before = this.tails.get(key) ?? Promise.resolve();
		const result = before.then(task);
		const tail = result.then(
			() => undefined,
			() => undefined,
		);
		this.tails.set(key, tail);
		void tail.then(() => {
			if (this.tails.get(key) === tail) this.tails.delete(key);
		});
		return await result;
	}

	/** How many keys have tasks that have not settled. */
	get size(): number {
		return this.tails.size;
	}
}
