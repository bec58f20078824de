/** How much a cache keeps, and for how long. */
export interface CacheLimits {
	readonly mostEntries: number;
	/** From when it was set; Infinity where an entry stays until it has to make room. */
	readonly lifetimeMs: number;
}

export interface CacheOptions<Value> {
	/** Milliseconds since any fixed moment. */
	readonly now?: () => number;
	/** Whether an entry should stay as long as any other can make room. */
	readonly isInUse?: (value: Value) => boolean;
}

/** Entries expire, and the one that was used longest ago makes room for a new one. */
export class ExpiringCache<Value> {
	private readonly entries = new Map<string, { readonly value: Value; readonly setAtMs: number }>();
	private readonly now: () => number;
	private readonly isInUse: (value: Value) => boolean;

	constructor(
		readonly limits: CacheLimits,
		{ now = () => Date.now(), isInUse = () => false }: CacheOptions<Value> = {},
	) {
		this.now = now;
		this.isInUse = isInUse;
	}

	get(key: string): Value | undefined {
		const entry = this.entries.get(key);
		if (!entry) return undefined;
		this.entries.delete(key);
		if (this.isExpired(entry.setAtMs)) return undefined;
		this.entries.set(key, entry);
		return entry.value;
	}

	/** Keeps the value from now on for the whole lifetime. */
	set(key: string, value: Value): Value {
		this.entries.delete(key);
		this.entries.set(key, { value, setAtMs: this.now() });
		if (this.entries.size > this.limits.mostEntries) this.makeRoom(key);
		return value;
	}

	delete(key: string): void {
		this.entries.delete(key);
	}

	clear(): void {
		this.entries.clear();
	}

	get size(): number {
		return this.entries.size;
	}

	/** What has not expired; the one that was used longest ago comes first. */
	values(): Value[] {
		return [...this.entries.values()]
			.filter(({ setAtMs }) => !this.isExpired(setAtMs))
			.map(({ value }) => value);
	}

	/** A clock that was set back must not keep anything for longer. */
	private isExpired(setAtMs: number): boolean {
		const ageMs = this.now() - setAtMs;
		return this.limits.lifetimeMs !== Infinity && (ageMs < 0 || ageMs >= this.limits.lifetimeMs);
	}

	private makeRoom(newest: string): void {
		const keys = [...this.entries.keys()].filter((key) => key !== newest);
		const idle = keys.find((key) => {
			const entry = this.entries.get(key);
			return entry && (this.isExpired(entry.setAtMs) || !this.isInUse(entry.value));
		});
		this.entries.delete(idle ?? keys[0] ?? newest);
	}
}

/**
 * What a look-up found, asked for once as long as the cache keeps it; those who ask meanwhile wait
 * for the same answer. What failed or found nothing is asked again the next time.
 */
export async function lookUp<Found>(
	cache: ExpiringCache<Promise<Found | undefined>>,
	key: string,
	ask: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
	const known = cache.get(key);
	if (known) return await known;
	const asked = cache.set(key, ask());
	const forget = () => {
		if (cache.get(key) === asked) cache.delete(key);
	};
	asked.then((found) => found === undefined && forget(), forget);
	return await asked;
}
