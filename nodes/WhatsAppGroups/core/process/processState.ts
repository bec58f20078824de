import { ExpiringCache, type CacheLimits, type CacheOptions } from './expiringCache';

/**
 * What outlives an execution: all of it is opened here by name, so that it is bounded, and gone at
 * once when a test wants a new process. README.md lists it.
 */
const caches = new Map<string, { readonly limits: CacheLimits; clear(): void }>();

/** To be called once per name, when the module that uses it is loaded. */
export function openCache<Value>(
	name: string,
	limits: CacheLimits,
	options?: CacheOptions<Value>,
): ExpiringCache<Value> {
	const cache = new ExpiringCache<Value>(limits, options);
	caches.set(name, cache);
	return cache;
}

/** The limits of each cache, by its name. */
export function listCaches(): ReadonlyMap<string, CacheLimits> {
	return new Map([...caches].map(([name, { limits }]) => [name, limits]));
}

/** As after a restart of n8n. */
export function resetProcessState(): void {
	for (const cache of caches.values()) cache.clear();
}
