import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import type { Operation } from '../declarations/operation';
import type { Provider } from '../declarations/provider';
import { choose, type Catalogue } from './choose';
import { losesErrors, toCallerError, toItemError, toSaidItems } from './errorItem';
import { openRun, type Run } from './openRun';
import { toFailureHints } from './failureHints';
import { countNotSent, errorsOf, toOutputItems, type ItemResult } from './outcomes';
import { toRunError } from './runError';
import { runItems } from './runItems';

/** What the output pane says about the run as a whole. */
function toHints(
	{ hints, tally, ledger }: Run,
	{ message }: Operation,
	results: readonly ItemResult[],
): string[] {
	const summary = message ? tally.summary() : undefined;
	const failed = results.filter((result) => errorsOf(result).length > 0);
	const incomplete =
		'The record for the Resume Key is incomplete: running this again may send some messages twice.';
	return [
		...(summary ? [summary] : []),
		...(ledger?.isIncomplete ? [incomplete] : []),
		...new Set([...hints, ...toFailureHints(failed)]),
	];
}

async function openRunOrRefuse(
	context: IExecuteFunctions,
	provider: Provider,
	operation: Operation,
): Promise<Run> {
	try {
		return await openRun(context, provider, operation);
	} catch (failure) {
		const node = context.getNode();
		if (failure instanceof InputRefusal) throw toItemError(node, failure, 0);
		return await Promise.reject(failure);
	}
}

async function runOrThrow(
	context: IExecuteFunctions,
	catalogue: Catalogue,
): Promise<INodeExecutionData[][]> {
	const [provider, operation] = choose(context, catalogue);
	const run = await openRunOrRefuse(context, provider, operation);
	const results = await runItems(run, operation);
	await run.ledger?.close();
	run.tally.withhold(countNotSent(results));
	// n8n keeps no output of a node that is stopped, so its log has to say what was sent.
	if (operation.message && context.getExecutionCancelSignal()?.aborted) run.tally.tellStopped();
	const error = context.continueOnFail() ? undefined : toRunError(results, run.tally);
	if (error) throw error;
	const hints = toHints(run, operation, results);
	context.addExecutionHints(
		...hints.map((message) => ({ message, location: 'outputPane' as const })),
	);
	const node = context.getNode();
	const errorsAlone = node.onError === 'continueErrorOutput';
	const items = results.flatMap((result, index) => toOutputItems(result, index, errorsAlone));
	return [items.length === 0 ? toSaidItems(node, hints) : items];
}

/**
 * Runs the chosen operation for all items. @throws NodeOperationError or NodeApiError with the
 * number of the failed item; for a tool whose errors n8n would swallow, that is its output.
 */
export async function execute(
	context: IExecuteFunctions,
	catalogue: Catalogue,
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	return await runOrThrow(context, catalogue).catch(async (failure: Error) => {
		const error = toCallerError(node, failure);
		if (losesErrors(node)) return [[{ json: { error: error.message } }]];
		return await Promise.reject(error);
	});
}
