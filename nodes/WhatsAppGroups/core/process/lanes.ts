/** Keeps the order within a lane, and lets lanes run side by side. */
export class Lanes {
	private readonly tails = new Map<string, Promise<unknown>>();

	/** Runs the task when all earlier tasks of its lane are over, whether they went well or not. */
	async run<Result>(lane: string, task: () => Promise<Result>): Promise<Result> {
		const before = this.tails.get(lane) ?? Promise.resolve();
		const result = before.then(task);
		const tail = result.then(
			() => undefined,
			() => undefined,
		);
		this.tails.set(lane, tail);
		void tail.then(() => {
			if (this.tails.get(lane) === tail) this.tails.delete(lane);
		});
		return await result;
	}
}

/** Lets at most `size` tasks run at once. */
export class Gate {
	private free: number;
	private readonly waiting: Array<() => void> = [];

	constructor(private readonly size: number) {
		this.free = size;
	}

	/** Waits until a place is free and takes it. */
	async enter(): Promise<void> {
		if (this.free > 0) {
			this.free -= 1;
			return;
		}
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	/** Waits until everybody has left. */
	async empty(): Promise<void> {
		for (let place = 0; place < this.size; place++) await this.enter();
	}

	/** Gives the place to whoever waits longest. */
	leave(): void {
		const next = this.waiting.shift();
		if (next) next();
		else this.free += 1;
	}
}
