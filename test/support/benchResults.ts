import type { Broadcast, Result } from '../bench/result';

/** Results of the bench to be judged and shown. */
export const measured: Result['measured'] = {
	at: '2026-03-01T00:00:00.000Z',
	quick: false,
	minutes: 6,
	n8n: '2.41.1',
	node: '24.0.0',
	cpu: 'a processor',
	cores: 2,
	memoryGb: 8,
	platform: 'linux x64',
};
export const good: Broadcast = {
	items: 2_000,
	accepted: 2_000,
	lost: 0,
	doubled: 0,
	seconds: 24.5,
	limitSeconds: 24,
	ratioToLimit: 1.021,
};

export function resultWith(changes: Partial<Result>): Result {
	return { measured, method: {}, ...changes };
}
