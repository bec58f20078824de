import { awaitWithTimeout } from './awaitWithTimeout';

/** Whoever takes longer is not waited for: it may never end. */
const longestMs = 2_000;

/**
 * Several write the same place, each over the others, and each can only write what has ended by
 * then. So the newest waits until all before it have ended, or until a newer one takes its place:
 * what is written last lacks nothing, and many together wait no longer than for one another.
 */
export class LastWriter {
	/** When each of those that write now began. */
	private readonly writing = new Map<symbol, number>();
	private letGo: (() => void) | undefined;

	/** Resolves when it may write; what it gives is to be called when it has ended. */
	async enter(): Promise<() => void> {
		const writer = Symbol('writer');
		this.giveWay();
		if (this.isBusy()) await awaitWithTimeout(this.waitFor(writer), longestMs);
		if (!this.writing.has(writer)) this.begin(writer);
		return () => {
			this.writing.delete(writer);
			if (!this.isBusy()) this.giveWay();
		};
	}

	private async waitFor(writer: symbol): Promise<true> {
		return await new Promise((resolve) => {
			this.letGo = () => {
				this.begin(writer);
				resolve(true);
			};
		});
	}

	private begin(writer: symbol): void {
		this.letGo = undefined;
		this.writing.set(writer, performance.now());
	}

	private giveWay(): void {
		this.letGo?.();
	}

	private isBusy(): boolean {
		for (const [writer, sinceMs] of this.writing)
			if (performance.now() - sinceMs >= longestMs) this.writing.delete(writer);
		return this.writing.size > 0;
	}
}
