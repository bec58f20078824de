import type { IExecuteFunctions } from 'n8n-workflow';
import { Lanes } from './lanes';

/** The part of n8n's deduplication that keeps a set of texts for a node. It has no way to look a text up without recording it. */
export interface Memory {
	/** Records the texts; gives those that were not there before. */
	record(texts: string[]): Promise<Set<string>>;
	remove(texts: string[]): Promise<void>;
	/** How many texts there are. */
	count(): Promise<number>;
}

/** Texts that are kept per node, the latest ones: n8n reads and writes them all in every call. */
export const keptEntries = 20_000;
const oneAtATime = new Lanes();

/** The memory of this node in n8n's database. Executions of one process take turns, so that none undoes what another wrote. */
export function openMemory(context: IExecuteFunctions): Memory {
	const { helpers } = context;
	const options = { mode: 'entries' as const, maxEntries: Math.max(keptEntries, 3 * context.getInputData().length) };
	const turn = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	const inTurn = async <Result>(task: () => Promise<Result>) => await oneAtATime.run(turn, task);
	return {
		record: async (texts) => await inTurn(async () => new Set((await helpers.checkProcessedAndRecord(texts, 'node', options)).new as string[])),
		remove: async (texts) => await inTurn(async () => await helpers.removeProcessed(texts, 'node', options)),
		count: async () => await inTurn(async () => await helpers.getProcessedDataCount('node', options)),
	};
}
