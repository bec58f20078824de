import fc from '../../support/fastCheck';
import { IdempotencyLedger } from '../../../nodes/WhatsAppGroups/core/execution/idempotencyLedger';
import { Killed, Store } from '../../support/deduplicationStore';

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

it('writes down at once what 80 per second send, however much n8n keeps', async () => {
	jest.useFakeTimers();
	const store = new Store();
	for (let row = 0; row < 12_000; row++) store.rows.add(`row ${row}`);
	const ledger = await IdempotencyLedger.open(store, 'key');
	let mostWaiting = 0;
	for (let entry = 1; entry <= 4_000; entry++) {
		ledger.accept(`entry ${entry}`);
		await jest.advanceTimersByTimeAsync(12.5);
		if (entry % 7 === 0) mostWaiting = Math.max(mostWaiting, entry - countEntries(store));
	}
	jest.useRealTimers();
	// With those under way, fewer than 25 are sent twice by whoever goes on after a crash.
	expect(mostWaiting).toBeLessThanOrEqual(12);
});

function countEntries({ rows }: Store): number {
	return [...rows].filter((row) => row.startsWith('entry ')).length;
}

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

it('writes down with the next entries what could not be written', async () => {
	const store = new Store();
	const ledger = await IdempotencyLedger.open(store, 'key');
	const record = jest.spyOn(store, 'record').mockRejectedValueOnce(new Error('database is locked'));
	ledger.accept('first');
	await new Promise((resolve) => setImmediate(resolve));
	expect(ledger.isIncomplete).toBe(true);
	record.mockRestore();
	ledger.accept('second');
	await ledger.close();
	expect([store.rows.has('first'), store.rows.has('second')]).toEqual([true, true]);
	expect(ledger.isIncomplete).toBe(false);
});
