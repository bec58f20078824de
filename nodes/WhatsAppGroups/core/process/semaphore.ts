/** Gives out a fixed number of permits, first come, first served. */
export class Semaphore {
	private free: number;
	private readonly waiting: Array<() => void> = [];

	constructor(private readonly permits: number) {
		this.free = permits;
	}

	/** Waits for a permit, and takes it. */
	async acquire(): Promise<void> {
		if (this.free > 0) {
			this.free -= 1;
			return;
		}
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	/** Gives a permit back: to whoever has waited longest. */
	release(): void {
		const next = this.waiting.shift();
		if (next) next();
		else this.free += 1;
	}

	/** Waits until every permit has been given back, and keeps them all. */
	async drain(): Promise<void> {
		for (let taken = 0; taken < this.permits; taken++) await this.acquire();
	}
}
