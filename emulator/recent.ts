/**
 * The last `capacity` things added, oldest first; what falls out is counted, so memory stays
 * bounded.
 */
export class Recent<T> {
	private items: T[] = [];
	private start = 0;
	private addedCount = 0;

	constructor(private readonly capacity: number) {}

	/** Adds one; answers the one that fell out for it. */
	add(item: T): T | undefined {
		this.addedCount += 1;
		if (this.items.length < this.capacity) {
			this.items.push(item);
			return undefined;
		}
		const oldest = this.items[this.start];
		this.items[this.start] = item;
		this.start = (this.start + 1) % this.capacity;
		return oldest;
	}

	list(): T[] {
		return [...this.items.slice(this.start), ...this.items.slice(0, this.start)];
	}

	/** How many were added since the last `clear`, kept or not. */
	added(): number {
		return this.addedCount;
	}

	forgotten(): number {
		return this.addedCount - this.items.length;
	}

	clear(): void {
		this.items = [];
		this.start = 0;
		this.addedCount = 0;
	}
}
