import { createHash } from 'crypto';
import { keptPerMessage, type DeduplicationStore } from './deduplicationStore';

function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Entries are looked up in parts, so that a crash in the middle of it leaves few in doubt. */
const parts = 32;

function partOf(entry: string): number {
	return createHash('sha256').update(entry).digest().readUInt8(0) % parts;
}

/** Names entries by their content, and by how many like it came before. */
class Names {
	private readonly counts = new Map<string, number>();

	constructor(private readonly key: string) {}

	next(content: string): string {
		const name = digest(content);
		const count = (this.counts.get(name) ?? 0) + 1;
		this.counts.set(name, count);
		return `${this.key}.${name}.${count}`;
	}
}

/**
 * What the writing may cost, in milliseconds: at first at once, later several entries together. As
 * fast as they can go, 10,000 stay under two seconds; at 80 per second, there is time enough to
 * write nearly each at once.
 */
const firstCreditMs = { first: 700, again: 300 };
const creditPerEntryMs = { first: 0.07, again: 0.05 };
const creditPerMs = 0.15;
/** Measured with SQLite on two busy cores: a part per call, a part per entry that n8n keeps. */
const callCostMs = 1.5;
const rowCostMs = 0.0008;
/** However dear the writing is, never more than this many entries wait for it. */
const mostWaiting = 200;
/**
 * n8n forgets the oldest first, so what tells that a key is known is written anew with every so
 * many of its entries.
 */
const markedEvery = 1_000;

/** One of the two is always there, also when the process dies while the other is written anew. */
function marksOf(key: string): string[] {
	return [`${key}.key`, `${key}.again`];
}

/**
 * Remembers what was accepted under a Resume Key: in memory what earlier runs wrote, in n8n's
 * database what this one adds.
 */
export class IdempotencyLedger {
	private readonly accepted = new Set<string>();
	private readonly names: Names;
	private waiting: string[] = [];
	private writing: Promise<void> | undefined;
	private readonly marks: string[];
	private unmarked = 0;
	private spentMs = 0;
	private named = 0;
	private entries = 0;
	private readonly startedMs = Date.now();
	/** Whether something accepted could not be written down. */
	isIncomplete = false;

	private constructor(
		private readonly store: DeduplicationStore,
		private readonly key: string,
		private rows: number,
		/**
		 * Whether the key was used before: then what it knows must be looked up before anything is
		 * sent.
		 */
		readonly isKnown: boolean,
	) {
		this.names = new Names(key);
		this.marks = marksOf(key);
	}

	/** @throws what n8n throws where it has no such memory. */
	static async open(store: DeduplicationStore, key: string): Promise<IdempotencyLedger> {
		const name = digest(key);
		const rows = await store.count();
		store.keepAtLeast(rows);
		const marks = marksOf(name);
		const isNew = await store.record(marks);
		return new IdempotencyLedger(store, name, rows, isNew.size < marks.length);
	}

	/** Looks up the whole list, given by the contents of its entries in their order. */
	async lookUp(contents: Iterable<string>): Promise<void> {
		const names = new Names(this.key);
		const byPart = new Map<number, string[]>();
		let count = 0;
		for (const content of contents) {
			count += 1;
			const entry = names.next(content);
			const part = partOf(entry);
			byPart.set(part, [...(byPart.get(part) ?? []), entry]);
		}
		this.store.keepAtLeast(keptPerMessage * count);
		for (const [part, entries] of byPart) await this.lookUpPart(`${this.key}.${part}`, entries);
	}

	/**
	 * Looking up records as well, so what turns out to be new is taken out again. The mark of the
	 * part is recorded with the entries and taken out with them: one that is there already tells of a
	 * crash in between, and nothing in the part can be trusted.
	 */
	private async lookUpPart(mark: string, entries: string[]): Promise<void> {
		const isNew = await this.store.record([mark, ...entries]);
		const isTrusted = isNew.has(mark);
		const unknown = entries.filter((entry) => !isTrusted || isNew.has(entry));
		for (const entry of entries) this.accepted.add(entry);
		for (const entry of unknown) this.accepted.delete(entry);
		await this.store.remove([...unknown, mark]);
	}

	/** The name of the next entry of the run; to be asked in the order of the list. */
	nameNext(content: string): string {
		this.named += 1;
		this.store.keepAtLeast(keptPerMessage * this.named);
		return this.names.next(content);
	}

	/** Whether the entry was accepted in an earlier run. */
	has(entry: string): boolean {
		return this.accepted.has(entry);
	}

	/** Whether a message was accepted whole: all of its parts, given by their entries. */
	hasAll(entries: readonly string[]): boolean {
		return entries.length > 0 && entries.every((entry) => this.has(entry));
	}

	/** Notes that the entry was accepted; it is written down as soon as the costs allow. */
	accept(entry: string): void {
		this.entries += 1;
		this.waiting.push(entry);
		this.writeIfCheap();
	}

	private writeIfCheap(): void {
		if (this.writing || this.waiting.length === 0) return;
		const time = this.isKnown ? 'again' : 'first';
		const credit =
			firstCreditMs[time] +
			creditPerEntryMs[time] * this.entries +
			creditPerMs * (Date.now() - this.startedMs);
		if (this.spentMs + this.callMs > credit && this.waiting.length < mostWaiting) return;
		this.writing = this.write().finally(() => {
			this.writing = undefined;
			if (!this.isIncomplete) this.writeIfCheap();
		});
	}

	private get callMs(): number {
		return callCostMs + rowCostMs * this.rows;
	}

	private async write(isLast = false): Promise<void> {
		const entries = this.waiting;
		this.waiting = [];
		const renewed =
			isLast || this.unmarked + entries.length >= markedEvery ? this.marks.slice(0, 1) : [];
		this.spentMs += (1 + renewed.length) * this.callMs;
		try {
			if (renewed.length > 0) await this.store.remove(renewed);
			await this.store.record([...entries, ...renewed]);
			this.rows += entries.length;
			this.unmarked = renewed.length > 0 ? 0 : this.unmarked + entries.length;
			if (renewed.length > 0) this.marks.reverse();
			this.isIncomplete = false;
		} catch {
			// The next write takes them along; the run says so if the last one fails, too.
			this.waiting.unshift(...entries);
			this.isIncomplete = true;
		}
	}

	/** Writes down what is left. */
	async close(): Promise<void> {
		// One write may start the next.
		while (this.writing) await this.writing;
		for (let attempt = 0; attempt < 3 && this.waiting.length + this.unmarked > 0; attempt++)
			await this.write(true);
	}
}
