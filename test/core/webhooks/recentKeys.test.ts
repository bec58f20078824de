import { RecentKeys } from '../../../nodes/WhatsAppGroups/core/webhooks/recentKeys';

const most = 20_000;
const toKey = (at: number) => String(at).padStart(8, '0');
const toKeys = (count: number) => Array.from({ length: count }, (_, at) => toKey(at));

it('holds 20,000 keys, and the oldest makes room', () => {
	const recent = new RecentKeys(10);
	for (const key of toKeys(most)) recent.add(key);
	expect(recent.has(toKey(0))).toBe(true);
	recent.add(toKey(most));
	expect([0, 1, most].map((at) => recent.has(toKey(at)))).toEqual([false, true, true]);
});

it('holds 20,000 keys that failed, and takes the oldest again from what others saved', () => {
	const recent = new RecentKeys(10);
	for (const key of toKeys(most + 1)) recent.forget(key);
	recent.load(toKey(0) + toKey(1));
	expect([0, 1].map((at) => recent.has(toKey(at)))).toEqual([true, false]);
});

it('saves so many of the newest, in the order they came', () => {
	const recent = new RecentKeys(2);
	for (const key of toKeys(4)) recent.add(key);
	expect(recent.save()).toBe(toKey(2) + toKey(3));
});
