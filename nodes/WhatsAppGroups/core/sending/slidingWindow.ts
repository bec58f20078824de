/**
 * The times at which the last requests left, in milliseconds, as the other side's window counts
 * them, in their order.
 */
export class SlidingWindow {
	private readonly times: number[] = [];

	first(): number | undefined {
		return this.times[0];
	}

	/** The one `places` before the next; `-Infinity` when there were not so many. */
	before(places: number): number {
		return this.times.at(-places) ?? -Infinity;
	}

	/** Notes one, and forgets the oldest beyond `kept`. */
	add(atMs: number, kept: number): void {
		this.times.push(atMs);
		if (this.times.length > kept) this.times.shift();
	}

	/** One counts at another time than it left. */
	move(atMs: number, toMs: number): void {
		const place = this.times.lastIndexOf(atMs);
		if (place < 0) return;
		this.times.splice(place, 1);
		this.times.splice(this.times.findLastIndex((time) => time <= toMs) + 1, 0, toMs);
	}
}
