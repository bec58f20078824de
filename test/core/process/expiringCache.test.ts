import {
	ExpiringCache,
	lookUp,
	type CacheLimits,
} from '../../../nodes/WhatsAppGroups/core/process/expiringCache';

let nowMs = 0;
beforeEach(() => (nowMs = 1_000));

function open<Value = string>(
	limits: Partial<CacheLimits> = {},
	isInUse?: (value: Value) => boolean,
): ExpiringCache<Value> {
	const defaults = { mostEntries: 2, lifetimeMs: 100 };
	return new ExpiringCache<Value>({ ...defaults, ...limits }, { now: () => nowMs, isInUse });
}

describe('a cache that expires', () => {
	it('keeps an entry for exactly its lifetime, however often it is used', () => {
		const cache = open();
		cache.set('a', 'A');
		nowMs += 99;
		expect(cache.get('a')).toBe('A');
		nowMs += 1;
		expect(cache.values()).toEqual([]);
		expect(cache.get('a')).toBeUndefined();
		expect(cache.size).toBe(0);
	});

	it('begins the lifetime anew when an entry is set again', () => {
		const cache = open();
		cache.set('a', 'A');
		nowMs += 60;
		cache.set('a', 'B');
		nowMs += 60;
		expect(cache.get('a')).toBe('B');
	});

	it('keeps nothing for longer when the clock is set back', () => {
		const cache = open();
		cache.set('a', 'A');
		nowMs -= 1;
		expect(cache.get('a')).toBeUndefined();
	});

	it('keeps an entry without a lifetime whatever the clock says', () => {
		const cache = open({ lifetimeMs: Infinity });
		cache.set('a', 'A');
		for (const later of [1e15, -1e15]) {
			nowMs = later;
			expect(cache.get('a')).toBe('A');
		}
	});

	it('never holds more than its bound, and drops what was used longest ago', () => {
		const cache = open();
		cache.set('a', 'A');
		cache.set('b', 'B');
		cache.get('a');
		cache.set('c', 'C');
		expect(cache.size).toBe(2);
		expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
	});

	it('drops what has expired, and then what is idle, before what is in use', () => {
		const cache = open({ mostEntries: 3 }, (value: string) => value.startsWith('busy'));
		cache.set('a', 'busy, expired');
		nowMs += 100;
		for (const [key, value] of Object.entries({ b: 'busy', c: 'idle', d: 'busy' }))
			cache.set(key, value);
		expect(cache.values()).toEqual(['busy', 'idle', 'busy']);
		cache.set('e', 'busy');
		expect(cache.get('c')).toBeUndefined();
		cache.set('f', 'busy');
		expect([cache.size, cache.get('b'), cache.get('f')]).toEqual([3, undefined, 'busy']);
	});

	it('forgets one entry, or all', () => {
		const cache = open();
		cache.set('a', 'A');
		cache.set('b', 'B');
		cache.delete('a');
		expect(cache.values()).toEqual(['B']);
		cache.clear();
		expect(cache.size).toBe(0);
	});
});

describe('a look-up that is kept', () => {
	const openLookUps = () => open<Promise<string | undefined>>();

	it('is asked once for all who want it, until its lifetime is over', async () => {
		const cache = openLookUps();
		const ask = jest.fn(async () => await Promise.resolve('found'));
		expect(await Promise.all([lookUp(cache, 'a', ask), lookUp(cache, 'a', ask)])).toEqual([
			'found',
			'found',
		]);
		nowMs += 99;
		await lookUp(cache, 'a', ask);
		expect(ask).toHaveBeenCalledTimes(1);
		nowMs += 1;
		await lookUp(cache, 'a', ask);
		expect(ask).toHaveBeenCalledTimes(2);
	});

	it.each([
		['failed', async () => await Promise.reject<string>(new Error('no'))],
		['found nothing', async () => await Promise.resolve(undefined)],
	])('is asked again when it %s', async (_how, first) => {
		const cache = openLookUps();
		await lookUp(cache, 'a', first).catch(() => undefined);
		expect(cache.size).toBe(0);
		expect(await lookUp(cache, 'a', async () => await Promise.resolve('found'))).toBe('found');
	});

	it('is not forgotten because an earlier one, which was dropped meanwhile, fails late', async () => {
		const cache = openLookUps();
		let fail: (reason: Error) => void = () => undefined;
		const first = lookUp(
			cache,
			'a',
			async () => await new Promise<string>((_resolve, reject) => (fail = reject)),
		);
		cache.delete('a');
		await lookUp(cache, 'a', async () => await Promise.resolve('found'));
		fail(new Error('late'));
		await expect(first).rejects.toThrow('late');
		expect(await cache.get('a')).toBe('found');
	});
});
