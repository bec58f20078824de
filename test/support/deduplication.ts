import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	ICheckProcessedContextData,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * n8n's memory of what was processed, kept here instead of in a database; like there, looking an
 * entry up records it.
 */
class MemoryDeduplicator implements IDataDeduplicator {
	private readonly rows = new Map<string, string[]>();
	calls = 0;

	private rowOf({ workflow, node }: ICheckProcessedContextData): string[] {
		const key = `${workflow.id} ${node?.id ?? ''}`;
		const row = this.rows.get(key) ?? [];
		this.rows.set(key, row);
		return row;
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: string,
		context: ICheckProcessedContextData,
	): Promise<IDeduplicationOutput> {
		this.calls += 1;
		const row = this.rowOf(context);
		const known = new Set(row);
		const isKnown = (item: DeduplicationItemTypes) => known.has(String(item));
		row.push(...items.filter((item) => !isKnown(item)).map(String));
		await new Promise((resolve) => setTimeout(resolve, 1));
		return { new: items.filter((item) => !isKnown(item)), processed: items.filter(isKnown) };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: string,
		context: ICheckProcessedContextData,
	): Promise<void> {
		this.calls += 1;
		const row = this.rowOf(context);
		for (const item of items) {
			const index = row.indexOf(String(item));
			if (index !== -1) row.splice(index, 1);
		}
		await Promise.resolve();
	}

	async clearAllProcessedItems(_scope: string, context: ICheckProcessedContextData): Promise<void> {
		this.rowOf(context).length = 0;
		await Promise.resolve();
	}

	async getProcessedDataCount(
		_scope: string,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return await Promise.resolve(this.rowOf(context).length);
	}
}

/** Gives the nodes of this test file n8n's memory; to be called once. */
export async function installDeduplication(): Promise<{ readonly calls: number }> {
	const deduplicator = new MemoryDeduplicator();
	await DataDeduplicationService.init(deduplicator);
	return deduplicator;
}
