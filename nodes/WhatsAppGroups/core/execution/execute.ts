import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Session } from '../declarations/session';
import { openYielding } from '../process/yieldToEventLoop';
import { choose, type Catalogue } from './choose';
import { toErrorHint, toErrorItem, toItemError, type ItemError } from './errorItem';
import { asObject } from '../values/json';
import { InputRefusal } from '../../errors/inputRefusal';
import { Semaphore } from '../process/semaphore';
import { isNotSent, toNotSent } from './notSent';
import { openRun } from './openRun';
import type { Operation, Output } from '../declarations/operation';
import { prepareValues, type ReadItem } from './prepareValues';
import type { Provider } from '../declarations/provider';
import { isBroadcast } from '../declarations/sendingOptions';
import { openSession, type Run } from './session';
import { Stopped } from '../process/wait';

/** Items under way at once. The pace decides how fast they go; this only bounds the memory. */
const itemsAtOnce = 256;

async function askOnce(
	session: Session,
	operation: Operation,
	values: IDataObject,
): Promise<Output> {
	const { request: build } = operation;
	if (!build)
		throw new Error(`${operation.resource}.${operation.operation} has neither request nor run`);
	const toOutput = operation.output ?? ((body: IDataObject) => body);
	if (operation.entries) {
		const limit = values.returnAll ? Infinity : (values.limit as number);
		const options = { limit, entries: operation.entries, keep: operation.keep?.(values) };
		const entries = await session.list(build(values), options);
		return entries.map((entry) => asObject(toOutput(entry, values)));
	}
	const ask = async () => toOutput(await session.ask(build(values)), values);
	if (!operation.lane) return await ask();
	return (await session.sendInOrder(operation.lane(values), ask)) ?? { skipped: true };
}

function toItems(output: Output, itemIndex: number): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (Array.isArray(output)) return output.map((json) => ({ json, pairedItem }));
	const isItem = 'binary' in output && 'json' in output;
	return [
		isItem
			? { ...(output as INodeExecutionData), pairedItem }
			: { json: output as IDataObject, pairedItem },
	];
}

type ItemResult = { readonly items: INodeExecutionData[] } | { readonly error: ItemError };

function notSent(itemIndex: number): ItemResult {
	return { items: [{ json: toNotSent(), pairedItem: { item: itemIndex } }] };
}

async function executeItem(
	run: Run,
	operation: Operation,
	read: ReadItem,
	itemIndex: number,
): Promise<ItemResult | undefined> {
	try {
		const values = read(itemIndex);
		const session = openSession(run, operation, itemIndex, values);
		const output = operation.run
			? await operation.run(session, values)
			: await askOnce(session, operation, values);
		return { items: toItems(output, itemIndex) };
	} catch (failure) {
		if (failure instanceof Stopped) return undefined;
		run.tally.fail(failure);
		run.fail();
		return { error: toItemError(run.context.getNode(), failure, itemIndex) };
	}
}

/**
 * Starts the items in their order. Those of an operation with lanes run side by side, all others
 * one after the other. After a failure nothing more is started, unless the node goes on with failed
 * items.
 */
async function executeItems(run: Run, operation: Operation): Promise<ItemResult[]> {
	const { context, delivery } = run;
	const count = context.getInputData().length;
	const read = await prepareValues(run, operation);
	const semaphore = new Semaphore(isBroadcast(operation) ? itemsAtOnce : 1);
	const results: ItemResult[] = [];
	const yieldIfDue = openYielding();
	for (let itemIndex = 0; itemIndex < count; itemIndex++) {
		await semaphore.acquire();
		await yieldIfDue();
		if (delivery.signal?.aborted) {
			semaphore.release();
			run.tally.withhold(count - itemIndex);
			break;
		}
		void executeItem(run, operation, read, itemIndex).then((result) => {
			if (result) results[itemIndex] = result;
			semaphore.release();
		});
	}
	await semaphore.drain();
	if (!context.getExecutionCancelSignal()?.aborted) return results;
	return Array.from(
		{ length: count },
		(_item, itemIndex) => results[itemIndex] ?? notSent(itemIndex),
	);
}

/** The error that ends the run: the first one, with what went out before it. */
function toRunError({ tally }: Run, results: ItemResult[], error: ItemError): ItemError {
	const items = results.filter(
		(result) => 'items' in result && !result.items.every(({ json }) => isNotSent(json)),
	).length;
	const done = [
		...(items > 0 ? [`${items} other items had gone through already.`] : []),
		...(tally.sentCount > 1 ? [`${tally.sentCount} messages went out.`] : []),
	];
	error.description = [error.description, ...done].filter(Boolean).join(' ');
	return error;
}

/** What the output pane says about the run as a whole. */
function toHints({ hints, tally, ledger }: Run, operation: Operation): string[] {
	const summary = isBroadcast(operation) ? tally.summary() : undefined;
	const incomplete = ledger?.isIncomplete
		? [
				'Not everything that was sent could be written down for the Resume Key: running again may repeat it.',
			]
		: [];
	return [...(summary ? [summary] : []), ...incomplete, ...hints];
}

async function openRunOrRefuse(
	context: IExecuteFunctions,
	provider: Provider,
	operation: Operation,
): Promise<Run> {
	try {
		return await openRun(context, provider, operation);
	} catch (failure) {
		if (failure instanceof InputRefusal) throw toItemError(context.getNode(), failure, 0);
		return await Promise.reject(failure);
	}
}

/**
 * The only item loop. @throws NodeOperationError or NodeApiError with the number of the failed
 * item.
 */
export async function execute(
	context: IExecuteFunctions,
	catalogue: Catalogue,
): Promise<INodeExecutionData[][]> {
	const [provider, operation] = choose(context, catalogue);
	const run = await openRunOrRefuse(context, provider, operation);
	const results = await executeItems(run, operation);
	await run.ledger?.close();
	// n8n keeps no output of a node that is stopped, so its log has to say what was sent.
	if (isBroadcast(operation) && context.getExecutionCancelSignal()?.aborted)
		run.tally.tellStopped();
	const failed = results.find((result) => 'error' in result);
	if (failed && 'error' in failed && !context.continueOnFail())
		throw toRunError(run, results, failed.error);
	for (const result of results)
		if ('error' in result) toErrorHint(result.error).forEach((hint) => run.hints.add(hint));
	context.addExecutionHints(
		...toHints(run, operation).map((message) => ({ message, location: 'outputPane' as const })),
	);
	return [
		results.flatMap((result, itemIndex) =>
			'items' in result ? result.items : [toErrorItem(result.error, itemIndex)],
		),
	];
}
