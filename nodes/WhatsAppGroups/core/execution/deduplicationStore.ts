import type { IExecuteFunctions } from 'n8n-workflow';
import { KeyedQueue } from '../process/keyedQueue';
import { openCache } from '../process/processState';

/**
 * The part of n8n's deduplication that keeps a set of texts for a node. It has no way to look a
 * text up without recording it.
 */
export interface DeduplicationStore {
	/** Records the texts; gives those that were not there before. */
	record(texts: string[]): Promise<Set<string>>;
	remove(texts: string[]): Promise<void>;
	/** How many texts there are. */
	count(): Promise<number>;
	/** From now on at least so many texts are kept, the latest ones. */
	keepAtLeast(count: number): void;
}

/** Texts that are kept per node at least: n8n reads and writes them all in every call. */
const keptEntries = 20_000;
/** A list stays known as a whole, however long it is. */
export const keptPerMessage = 3;
/** Per node: no execution cuts off what another one writes at the same time. */
const kept = openCache<number>('entries kept per node', {
	mostEntries: 1_000,
	lifetimeMs: Infinity,
});
const turns = new KeyedQueue();

/**
 * The memory of this node in n8n's database. Executions of one process take turns, so that none
 * undoes what another wrote.
 */
export function openDeduplicationStore(context: IExecuteFunctions): DeduplicationStore {
	const { helpers } = context;
	const mode = 'entries' as const;
	const turn = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	const inTurn = async <Result>(task: () => Promise<Result>) => await turns.run(turn, task);
	const record = async (texts: string[]) =>
		await helpers.checkProcessedAndRecord(texts, 'node', {
			mode,
			maxEntries: kept.get(turn) ?? keptEntries,
		});
	const keepAtLeast = (count: number): void =>
		void kept.set(turn, Math.max(count, kept.get(turn) ?? keptEntries));
	keepAtLeast(keptPerMessage * context.getInputData().length);
	return {
		record: async (texts) =>
			await inTurn(async () => new Set((await record(texts)).new as string[])),
		remove: async (texts) =>
			await inTurn(async () => await helpers.removeProcessed(texts, 'node', { mode })),
		count: async () =>
			await inTurn(async () => await helpers.getProcessedDataCount('node', { mode })),
		keepAtLeast,
	};
}
