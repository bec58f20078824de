import { IdempotencyLedger } from '../../../nodes/WhatsAppGroups/core/execution/idempotencyLedger';
import { Store } from '../../support/deduplicationStore';

const list = Array.from({ length: 120 }, (_message, number) => `message ${number}`);

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

afterEach(() => jest.restoreAllMocks());

it.each([0, 1_000, 5_000, 9_000, 10_000])(
	'costs under 2 s for ten thousand entries, of which %i were accepted before',
	async (before) => {
		// As fast as they can go: each millisecond of a slow machine would allow more to be spent.
		jest.spyOn(Date, 'now').mockReturnValue(0);
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
