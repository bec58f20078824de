import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';
import {
	openDeduplicationStore,
	type DeduplicationStore,
} from '../../../nodes/WhatsAppGroups/core/execution/deduplicationStore';

/** The memory of a node with so many items, and how much n8n is told to keep. */
function openFor(nodeId: string, items: number, kept: unknown[]): DeduplicationStore {
	const helpers = {
		checkProcessedAndRecord: async (
			texts: string[],
			_scope: string,
			{ maxEntries }: ICheckProcessedOptions,
		) => {
			kept.push(maxEntries);
			return await Promise.resolve({ new: texts, processed: [] });
		},
	};
	const context = {
		helpers,
		getInputData: () => Array(items).fill({ json: {} }),
		getWorkflow: () => ({ id: 'W' }),
		getNode: () => ({ id: nodeId }),
	};
	return openDeduplicationStore(context as unknown as IExecuteFunctions);
}

it('lets n8n keep 20,000 texts, or three times the items', async () => {
	const kept: unknown[] = [];
	await openFor('short', 1, kept).record(['text']);
	await openFor('long', 10_000, kept).record(['text']);
	expect(kept).toEqual([20_000, 30_000]);
});

it('never keeps less than it was told to, nor than another execution of the node needs', async () => {
	const kept: unknown[] = [];
	const store = openFor('shared', 1, kept);
	store.keepAtLeast(25_000);
	store.keepAtLeast(3);
	await store.record(['text']);
	await openFor('shared', 1, kept).record(['text']);
	expect(kept).toEqual([25_000, 25_000]);
});

it('lets executions of one node take turns: none reads while another writes', async () => {
	let running = 0;
	let most = 0;
	const checkProcessedAndRecord = async () => {
		most = Math.max(most, ++running);
		await new Promise((resolve) => setImmediate(resolve));
		running -= 1;
		return { new: [], processed: [] };
	};
	const open = (nodeId: string) =>
		openDeduplicationStore({
			helpers: { checkProcessedAndRecord },
			getInputData: () => [],
			getWorkflow: () => ({ id: 'W' }),
			getNode: () => ({ id: nodeId }),
		} as unknown as IExecuteFunctions);
	const record = async (...nodeIds: string[]) => {
		most = 0;
		await Promise.all(nodeIds.map(async (nodeId) => await open(nodeId).record(['text'])));
		return most;
	};
	expect([await record('same', 'same', 'same'), await record('one', 'other')]).toEqual([1, 2]);
});
