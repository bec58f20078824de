import { Answering, RecentKeys } from '../../../nodes/WhatsAppGroups/core/webhooks/recentKeys';

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

it('saves what a webhook is about to start with it, and nothing of what others may not start', () => {
	const recent = new RecentKeys(2);
	const [own, other] = [new Answering(), new Answering()];
	for (const at of [0, 1]) recent.add(toKey(at));
	recent.add(toKey(2), other);
	recent.add(toKey(3), own);
	expect(recent.save(own)).toBe(toKey(1) + toKey(3));
	expect(recent.save()).toBe(toKey(0) + toKey(1));
	recent.keep(toKey(2));
	expect(recent.save(own)).toBe(toKey(2) + toKey(3));
});

it('saves a whole list though more than that is being answered', () => {
	const recent = new RecentKeys(2);
	for (const at of [0, 1]) recent.add(toKey(at));
	for (const at of [2, 3, 4]) recent.add(toKey(at), new Answering());
	expect(recent.save()).toBe(toKey(0) + toKey(1));
});

describe('what is being answered', () => {
	it('is told from what was, and settled once', async () => {
		const recent = new RecentKeys(2);
		const answering = new Answering();
		expect(recent.areAllAnswered).toBe(true);
		recent.add(toKey(1), answering);
		expect(recent.areAllAnswered).toBe(false);
		expect(recent.beingAnswered(toKey(1))).toBe(answering);
		recent.keep(toKey(1));
		expect(recent.areAllAnswered).toBe(true);
		expect(await answering.settled).toBe(true);
	});

	it('is settled as well when it has to make room', async () => {
		const recent = new RecentKeys(2);
		const answering = new Answering();
		recent.add(toKey(0), answering);
		for (let at = 1; at <= most; at++) recent.add(toKey(at));
		expect(await answering.settled).toBe(true);
		expect(recent.areAllAnswered).toBe(true);
	});
});

describe('what another process has saved', () => {
	const own = (count: number) => {
		const recent = new RecentKeys(500);
		for (const key of toKeys(count)) {
			recent.add(key);
			recent.keep(key);
		}
		return recent;
	};

	it('is taken over, but for a piece at its end', () => {
		const recent = new RecentKeys(10);
		expect(recent.load(`${toKey(1)}${toKey(2)}0000`)).toBe(false);
		expect([toKey(1), toKey(2), '0000'].map((key) => recent.has(key))).toEqual([true, true, false]);
	});

	it('lacks ours, or does not', () => {
		expect(own(2).load(toKey(0))).toBe(true);
		expect(own(2).load(toKey(9) + toKey(1) + toKey(0))).toBe(false);
		expect(own(0).load(toKey(9))).toBe(false);
	});

	it('is not read again', () => {
		const recent = own(1);
		expect([recent.load(toKey(9)), recent.load(toKey(9))]).toEqual([true, false]);
		expect(recent.load(recent.save())).toBe(false);
		expect(own(0).load('')).toBe(false);
	});

	it('is read again when it was read or saved before another webhook of ours was answered', () => {
		const recent = own(1);
		const text = recent.save();
		recent.add(toKey(1));
		recent.keep(toKey(1));
		expect(recent.load(text)).toBe(true);
		const newest = recent.save();
		recent.keep(toKey(1));
		expect(recent.load(newest)).toBe(false);
	});

	it.each([
		[100, true],
		[101, false],
	])('is compared with our newest 100: ours is the one before %d others', (count, isMissed) => {
		const recent = own(count);
		const others = toKeys(count).slice(1).join('');
		expect(recent.load(others)).toBe(isMissed);
	});

	it('lacks nothing that we would not save ourselves', () => {
		const recent = new RecentKeys(1);
		for (const key of toKeys(2)) {
			recent.add(key);
			recent.keep(key);
		}
		expect(recent.load(toKey(1))).toBe(false);
		expect(recent.load(toKey(0))).toBe(true);
	});

	it('lacks one of ours, though we would not save another one any more', () => {
		const recent = new RecentKeys(2);
		for (const key of toKeys(3)) {
			recent.add(key);
			recent.keep(key);
		}
		expect(recent.load(toKey(2))).toBe(true);
	});

	it('brings back nothing that has failed here, unless it is new again', () => {
		const recent = new RecentKeys(10);
		recent.add(toKey(1));
		recent.forget(toKey(1));
		recent.load(toKey(1) + toKey(2));
		expect([1, 2].map((at) => recent.has(toKey(at)))).toEqual([false, true]);
		recent.add(toKey(1));
		expect(recent.has(toKey(1))).toBe(true);
	});
});
