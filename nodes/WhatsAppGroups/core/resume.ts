import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { Gathering } from './gathering';
import { Lanes } from './lanes';

/** The part of n8n's deduplication that keeps a set of texts for a node. Looking a text up records it, too. */
export interface Memory {
	/** Records the texts; gives those that were not there before. */
	record(texts: string[]): Promise<Set<string>>;
	remove(texts: string[]): Promise<void>;
}

/** Entries that n8n keeps per node; every look and every change reads and writes them all. */
const keptEntries = 20_000;
const oneAtATime = new Lanes();

/** The memory of this node in n8n's database. Executions of one process take turns, so that none undoes what another wrote. */
export function openMemory(context: IExecuteFunctions): Memory {
	const { helpers } = context;
	const options = { mode: 'entries' as const, maxEntries: Math.max(keptEntries, 3 * context.getInputData().length) };
	const turn = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	return {
		record: async (texts) =>
			await oneAtATime.run(turn, async () => new Set((await helpers.checkProcessedAndRecord(texts, 'node', options)).new as string[])),
		remove: async (texts) => await oneAtATime.run(turn, async () => await helpers.removeProcessed(texts, 'node', options)),
	};
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** While entries are looked up, a crash makes those accepted before go out again: few at once, but not one by one. */
const lookedUpAtOnce = 200;
const firstCreditMs = 300;
const creditPerEntryMs = 0.08;
const creditPerMs = 0.005;
/** However dear the writing is, never more than this many entries wait for it. */
const mostWaiting = 200;

/**
 * Remembers what was accepted under a Resume Key. A first run only records what was accepted. When the key is used again,
 * looking an entry up records it, so a second mark, "in doubt", is recorded with it: it is taken away once the entry is known
 * to be accepted. A crash at any moment leaves an entry either remembered, or in doubt and therefore sent again.
 */
export class ResumeLedger {
	private readonly counts = new Map<string, number>();
	private readonly looking = new Gathering<string, boolean>(async (entries) => await this.lookUp(entries), lookedUpAtOnce);
	private recordable: string[] = [];
	private removable: string[] = [];
	private writing: Promise<void> | undefined;
	private spentMs = 0;
	private lastMs = 0;
	private entries = 0;
	private readonly startedMs = Date.now();
	/** Whether something accepted could not be written down. */
	isIncomplete = false;

	private constructor(
		private readonly memory: Memory,
		private readonly key: string,
		private readonly isFirstRun: boolean,
	) {}

	/** @throws what n8n throws where it has no such memory. */
	static async open(memory: Memory, key: string): Promise<ResumeLedger> {
		const name = digest(key);
		const isNew = await memory.record([`${name}.key`]);
		return new ResumeLedger(memory, name, isNew.size > 0);
	}

	/** What names an entry: its content, and how many like it came before it in this run. To be asked in the order of the items. */
	nameEntry(content: string): string {
		const name = digest(content);
		const count = (this.counts.get(name) ?? 0) + 1;
		this.counts.set(name, count);
		return `${this.key}.${name}.${count}`;
	}

	/** Whether the entry was accepted in an earlier run. */
	async wasAccepted(entry: string): Promise<boolean> {
		return this.isFirstRun ? false : await this.looking.ask(entry);
	}

	private async lookUp(entries: string[]): Promise<boolean[]> {
		const started = Date.now();
		const isNew = await this.memory.record(entries.flatMap((entry) => [entry, `${entry}?`]));
		const accepted = entries.map((entry) => !isNew.has(entry) && isNew.has(`${entry}?`));
		const known = entries.filter((_entry, index) => accepted[index]);
		if (known.length > 0) await this.memory.remove(known.map((entry) => `${entry}?`));
		this.spentMs += Date.now() - started;
		return accepted;
	}

	/** Notes that the entry was accepted; it is written down as soon as the costs allow. */
	accept(entry: string): void {
		this.entries += 1;
		if (this.isFirstRun) this.recordable.push(entry);
		else this.removable.push(`${entry}?`);
		this.writeIfCheap();
	}

	private get waiting(): number {
		return this.recordable.length + this.removable.length;
	}

	private writeIfCheap(): void {
		if (this.writing || this.waiting === 0) return;
		const credit = firstCreditMs + creditPerEntryMs * this.entries + creditPerMs * (Date.now() - this.startedMs);
		if (this.spentMs + this.lastMs > credit && this.waiting < mostWaiting) return;
		this.writing = this.write().finally(() => {
			this.writing = undefined;
			if (!this.isIncomplete) this.writeIfCheap();
		});
	}

	private async write(): Promise<void> {
		const [recorded, removed] = [this.recordable, this.removable];
		[this.recordable, this.removable] = [[], []];
		const started = Date.now();
		try {
			if (recorded.length > 0) await this.memory.record(recorded);
			if (removed.length > 0) await this.memory.remove(removed);
			this.isIncomplete = false;
		} catch {
			// The next write takes them along; the last one says so if it fails, too.
			this.recordable.unshift(...recorded);
			this.removable.unshift(...removed);
			this.isIncomplete = true;
		}
		this.lastMs = Date.now() - started;
		this.spentMs += this.lastMs;
	}

	/** Writes down what is left. */
	async close(): Promise<void> {
		await this.writing;
		for (let attempt = 0; attempt < 3 && this.waiting > 0; attempt++) await this.write();
	}
}
