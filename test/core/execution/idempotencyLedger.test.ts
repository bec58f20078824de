import fc from 'fast-check';
import type { DeduplicationStore } from '../../../nodes/WhatsAppGroups/core/execution/deduplicationStore';
import { IdempotencyLedger } from '../../../nodes/WhatsAppGroups/core/execution/idempotencyLedger';

class Killed extends Error {}

/**
 * n8n's memory: looking up records. After so many calls the process is dead; the last call may have
 * been carried out.
 */
class Store implements DeduplicationStore {
	rows = new Set<string>();
	kept = 100;
	calls = 0;
	diesAfter = Infinity;

	private live(): void {
		if (++this.calls > this.diesAfter) throw new Killed();
	}

	async record(texts: string[]): Promise<Set<string>> {
		this.live();
		const isNew = new Set(texts.filter((text) => !this.rows.has(text)));
		for (const text of texts) this.rows.add(text);
		if (this.rows.size > this.kept) this.rows = new Set([...this.rows].slice(-this.kept));
		await Promise.resolve();
		if (this.calls === this.diesAfter) throw new Killed();
		return isNew;
	}

	keepAtLeast(count: number): void {
		this.kept = Math.max(this.kept, count);
	}

	async count(): Promise<number> {
		return await Promise.resolve(this.rows.size);
	}

	async remove(texts: string[]): Promise<void> {
		this.live();
		for (const text of texts) this.rows.delete(text);
		await Promise.resolve();
	}
}

const list = Array.from({ length: 120 }, (_message, number) => `message ${number}`);

/**
 * One run over the list, as the item loop does it, until it is through or the process is killed.
 */
async function runOnce(store: Store, sent: string[], killAtMessage = Infinity): Promise<string[]> {
	const skipped: string[] = [];
	const ledger = await IdempotencyLedger.open(store, 'key');
	if (ledger.isKnown) await ledger.lookUp(list);
	let count = 0;
	for (const content of list) {
		const entry = ledger.nameNext(content);
		if (ledger.has(entry)) {
			skipped.push(content);
			continue;
		}
		if (++count > killAtMessage) throw new Killed();
		sent.push(content);
		ledger.accept(entry);
		await new Promise((resolve) => setImmediate(resolve));
		if (ledger.isIncomplete) throw new Killed();
	}
	await ledger.close();
	return skipped;
}

async function untilKilled(run: Promise<unknown>): Promise<void> {
	await run.catch((failure: unknown) => {
		if (!(failure instanceof Killed)) throw failure;
	});
}

it('sends nothing again that was accepted, and everything that was not', async () => {
	const store = new Store();
	const sent: string[] = [];
	await untilKilled(runOnce(store, sent, 50));
	const skipped = await runOnce(store, sent);
	expect(new Set(sent)).toEqual(new Set(list));
	expect(skipped.length).toBeGreaterThanOrEqual(45);
	expect(sent.length - list.length).toBeLessThanOrEqual(5);
	expect(await runOnce(store, sent)).toEqual(list);
});

it('counts the same message twice in a list as two', async () => {
	const ledger = await IdempotencyLedger.open(new Store(), 'key');
	expect(ledger.nameNext('Hello')).not.toBe(ledger.nameNext('Hello'));
});

it('loses nothing, whenever the process dies, in as many runs as it takes', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.record({ calls: fc.nat(60), messages: fc.nat(130) }), { maxLength: 4 }),
			async (deaths) => {
				const store = new Store();
				const sent: string[] = [];
				for (const { calls, messages } of deaths) {
					store.diesAfter = store.calls + calls;
					await untilKilled(runOnce(store, sent, messages));
				}
				store.diesAfter = Infinity;
				await runOnce(store, sent);
				expect(new Set(sent)).toEqual(new Set(list));
			},
		),
		{ numRuns: 60 },
	);
});

it('repeats only what was under way when the process died while it sent', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(119), async (messages) => {
			const store = new Store();
			const sent: string[] = [];
			await untilKilled(runOnce(store, sent, messages));
			await runOnce(store, sent);
			expect(sent.length - list.length).toBeLessThanOrEqual(5);
		}),
		{ numRuns: 40 },
	);
});

/**
 * A memory as dear as n8n's with SQLite on a busy machine: a part per call, per entry that is kept,
 * and per entry that each removal passes.
 */
class DearStore extends Store {
	spentMs = 0;

	override async record(texts: string[]): Promise<Set<string>> {
		this.spentMs += 1.5 + this.rows.size * 0.0008;
		return await super.record(texts);
	}

	override async remove(texts: string[]): Promise<void> {
		this.spentMs += 1.5 + this.rows.size * 0.0008 + texts.length * this.rows.size * 0.000_037;
		await super.remove(texts);
	}
}

it.each([0, 1_000, 5_000, 9_000, 10_000])(
	'costs under 2 s for ten thousand entries, of which %i were accepted before',
	async (before) => {
		const contents = Array.from({ length: 10_000 }, (_entry, number) => `message ${number}`);
		const store = new DearStore();
		const run = async (count: number): Promise<void> => {
			store.spentMs = 0;
			const ledger = await IdempotencyLedger.open(store, 'key');
			if (ledger.isKnown) await ledger.lookUp(contents);
			const entries = contents.map((content) => ledger.nameNext(content)).slice(0, count);
			for (const entry of entries.filter((each) => !ledger.has(each))) {
				ledger.accept(entry);
				await Promise.resolve();
			}
			await ledger.close();
			expect(store.spentMs).toBeLessThan(2_000);
		};
		await run(before);
		await run(10_000);
		expect(store.rows.size).toBe(10_002);
	},
);

/** A memory that takes longer than what waits for nothing. */
class SlowStore extends Store {
	override async record(texts: string[]): Promise<Set<string>> {
		await new Promise((resolve) => setImmediate(resolve));
		return await super.record(texts);
	}
}

it.each([
	['when the last writing is through', Infinity, false],
	['and says that the last writing failed', 3, true],
])('closes %s', async (_when, diesAfter, isIncomplete) => {
	const store = new SlowStore();
	store.diesAfter = diesAfter;
	const ledger = await IdempotencyLedger.open(store, 'key');
	ledger.accept('first');
	ledger.accept('second');
	await ledger.close();
	expect(store.rows.has('second')).toBe(true);
	expect(ledger.isIncomplete).toBe(isIncomplete);
});

/** A run that sends what was not sent under the key before. */
async function sendUnder(key: string, store: Store, contents: string[]): Promise<string[]> {
	const ledger = await IdempotencyLedger.open(store, key);
	if (ledger.isKnown) await ledger.lookUp(contents);
	const sent = contents
		.map((content) => ledger.nameNext(content))
		.filter((entry) => !ledger.has(entry));
	for (const entry of sent) ledger.accept(entry);
	await ledger.close();
	return sent;
}

it('knows the latest entries of a key when n8n forgets the first ones, the mark of the key among them', async () => {
	const store = new Store();
	for (const key of ['first', 'second', 'third']) await sendUnder(key, store, list.slice(0, 30));
	for (const key of ['fourth', 'fifth']) await sendUnder(key, store, list.slice(0, 5));
	expect(store.rows.size).toBe(100);
	expect(await sendUnder('first', store, list.slice(20, 30))).toEqual([]);
});

it('keeps a list that is longer than what n8n keeps otherwise, also when a short one comes after it', async () => {
	const store = new Store();
	await sendUnder('long', store, list);
	const restarted = Object.assign(new Store(), { rows: store.rows });
	await sendUnder('short', restarted, list.slice(0, 1));
	expect(await sendUnder('long', restarted, list.slice(10))).toEqual([]);
});
