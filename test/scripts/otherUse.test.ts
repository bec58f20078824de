import { isBusy, otherUse, readAllMs, readProcess, usedByTree, type Use } from '../bench/otherUse';

/** One look per second, from what everybody and the bench used in each. */
function looks(seconds: Array<{ allMs: number; ownMs: number }>): Use[] {
	const uses: Use[] = [{ atMs: 0, allMs: 90_000, ownMs: 400 }];
	for (const { allMs, ownMs } of seconds) {
		const last = uses.at(-1) as Use;
		uses.push({
			atMs: last.atMs + 1_000,
			allMs: last.allMs + allMs,
			ownMs: last.ownMs + ownMs,
		});
	}
	return uses;
}

describe('what other programs use of the machine', () => {
	it('is what everybody used without the bench itself, however much that was', () => {
		const uses = looks(Array.from({ length: 10 }, () => ({ allMs: 1_910, ownMs: 1_900 })));
		expect(otherUse(uses)).toEqual({ mean: 0.01, most: 0.01 });
		expect(isBusy({ mean: 0.01, most: 0.01 })).toBe(false);
	});

	it('shows some busy seconds within a long part', () => {
		const calm = Array.from({ length: 100 }, () => ({ allMs: 500, ownMs: 500 }));
		const disturbed = Array.from({ length: 5 }, () => ({ allMs: 1_300, ownMs: 500 }));
		const use = otherUse(looks([...calm, ...disturbed, ...calm]));
		expect(use).toEqual({ mean: 0.02, most: 0.8 });
		expect(use && isBusy(use)).toBe(true);
	});

	it('is never less than nothing, since the clocks of the kernel are coarse', () => {
		expect(otherUse(looks([{ allMs: 990, ownMs: 1_000 }]))).toEqual({ mean: 0, most: 0 });
	});

	it('is not known from one look', () => {
		expect(otherUse(looks([]))).toBeUndefined();
	});
});

describe('what Linux tells', () => {
	it('counts work and what other machines took, but neither waiting nor the network', () => {
		const stat = 'cpu  100 10 50 9000 700 3 80 5 0 0\ncpu0 50 5 25 4500 350 1 40 2 0 0\n';
		expect(readAllMs(stat)).toBe(1_650);
	});

	it('counts a process with its children that have ended, whatever its name is', () => {
		const stat =
			'4711 (a (strange) name) S 42 4711 4711 0 -1 4194304 9 9 0 0 30 20 7 3 20 0 1 0 1 1 1';
		expect(readProcess(stat)).toEqual({ pid: 4711, parent: 42, usedMs: 600 });
	});

	it('adds up a process and all below it, and nobody else', () => {
		const processes = [
			{ pid: 1, parent: 0, usedMs: 1 },
			{ pid: 10, parent: 1, usedMs: 10 },
			{ pid: 11, parent: 10, usedMs: 100 },
			{ pid: 12, parent: 11, usedMs: 1_000 },
			{ pid: 13, parent: 1, usedMs: 10_000 },
		];
		expect(usedByTree(10, processes)).toBe(1_110);
	});
});
