import type { DeduplicationStore } from '../../nodes/WhatsAppGroups/core/execution/deduplicationStore';

/** The process ended in the middle of a call. */
export class Killed extends Error {}

/**
 * n8n's memory: looking up records. After so many calls the process is dead; the last call may have
 * been carried out.
 */
export class Store implements DeduplicationStore {
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
