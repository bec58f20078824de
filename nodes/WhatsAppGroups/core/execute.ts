import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { choose, type Catalogue } from './choose';
import { openDelivery } from './deliver';
import { fieldsOf } from './description';
import { toErrorHint, toErrorItem, toItemError, type ItemError } from './errorItem';
import { asObject } from './json';
import { Gate, Lanes } from './lanes';
import type { Operation, Output } from './operation';
import { readValues } from './readValues';
import { openChannel } from './send';
import { openSession, type Run, type Session } from './session';

/** Items under way at once. The pace decides how fast they go; this only bounds the memory. */
const itemsAtOnce = 256;

async function askOnce(session: Session, operation: Operation, values: IDataObject): Promise<Output> {
	const { dialect } = session.channel.provider;
	const request = operation.requests?.[dialect]?.(values);
	const toOutput = operation.output ?? ((body: IDataObject) => body);
	if (operation.entries) {
		const limit = values.returnAll ? Infinity : (values.limit as number);
		const options = { limit, entries: operation.entries, keep: operation.keep?.(values) };
		const entries = await session.list({ [dialect]: request }, options);
		return entries.map((entry) => asObject(toOutput(entry, values)));
	}
	const ask = async () => toOutput(await session.ask({ [dialect]: request }), values);
	return operation.lane ? await session.inOrder(operation.lane(values), ask) : await ask();
}

function toItems(output: Output, itemIndex: number): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (Array.isArray(output)) return output.map((json) => ({ json, pairedItem }));
	const isItem = 'binary' in output && 'json' in output;
	return [isItem ? { ...(output as INodeExecutionData), pairedItem } : { json: output as IDataObject, pairedItem }];
}

type ItemResult = { readonly items: INodeExecutionData[] } | { readonly error: ItemError };

async function executeItem(run: Run, operation: Operation, itemIndex: number): Promise<ItemResult> {
	try {
		const values = readValues(run.context, fieldsOf(operation), itemIndex);
		const session = openSession(run, itemIndex);
		const output = operation.run ? await operation.run(session, values) : await askOnce(session, operation, values);
		return { items: toItems(output, itemIndex) };
	} catch (failure) {
		return { error: toItemError(run.context.getNode(), failure, itemIndex) };
	}
}

/**
 * Starts the items in their order. Those of an operation with lanes run side by side, all others one after the other.
 * After a failure nothing more is started, unless the node goes on with failed items.
 */
async function executeItems(run: Run, operation: Operation): Promise<ItemResult[]> {
	const { context, delivery } = run;
	const count = context.getInputData().length;
	const goesOn = context.continueOnFail();
	const gate = new Gate(operation.lane || operation.keepsOrder ? itemsAtOnce : 1);
	const results: ItemResult[] = [];
	let isOver = false;
	for (let itemIndex = 0; itemIndex < count; itemIndex++) {
		await gate.enter();
		if (isOver || delivery.signal?.aborted) {
			gate.leave();
			break;
		}
		void executeItem(run, operation, itemIndex).then((result) => {
			results[itemIndex] = result;
			isOver ||= 'error' in result && !goesOn;
			gate.leave();
		});
	}
	await gate.empty();
	return results;
}

/** The error that ends the run: the first one, with what went out before it. */
function toRunError(results: ItemResult[], error: ItemError): ItemError {
	const done = results.filter((result) => 'items' in result).length;
	if (done > 0) error.description = [error.description, `${done} other items had gone through already.`].filter(Boolean).join(' ');
	return error;
}

/** The only item loop. @throws NodeOperationError or NodeApiError with the number of the failed item. */
export async function execute(context: IExecuteFunctions, catalogue: Catalogue): Promise<INodeExecutionData[][]> {
	const [provider, operation] = choose(context, catalogue);
	const channel = await openChannel(context, provider);
	const delivery = openDelivery(channel, { signal: context.getExecutionCancelSignal() });
	const run: Run = { context, channel, delivery, lanes: new Lanes(), hints: new Set(), done: new Map() };
	const results = await executeItems(run, operation);
	const failed = results.find((result) => 'error' in result);
	if (failed && 'error' in failed && !context.continueOnFail()) throw toRunError(results, failed.error);
	for (const result of results) if ('error' in result) toErrorHint(result.error).forEach((hint) => run.hints.add(hint));
	context.addExecutionHints(...[...run.hints].map((message) => ({ message, location: 'outputPane' as const })));
	return [results.flatMap((result, itemIndex) => ('items' in result ? result.items : [toErrorItem(result.error, itemIndex)]))];
}
