import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import type { ErrorFacts } from '../errors/toNodeApiError';
import { fieldsOf, offers } from './description';
import { InputRefusal } from './inputRefusal';
import { asObject, compact } from './json';
import type { Operation, Output } from './operation';
import type { Provider } from './provider';
import { readValues } from './readValues';
import { openChannel, type Channel } from './send';
import { openSession, type Session } from './session';

/** What the node can do and through whom. */
export interface Catalogue {
	readonly operations: readonly Operation[];
	readonly providers: readonly Provider[];
}

function listNames(providers: readonly Provider[]): string {
	return providers.map(({ name }) => name).join(', ');
}

/** Reads provider, resource and operation once: they take no expressions. */
function choose(context: IExecuteFunctions, { operations, providers }: Catalogue): [Provider, Operation] {
	const node = context.getNode();
	const value = context.getNodeParameter('provider', 0, providers[0]?.value) as string;
	const provider = providers.find((candidate) => candidate.value === value);
	if (!provider) {
		throw new NodeOperationError(node, `There is no provider "${value}"`, {
			description: `Choose one of these: ${listNames(providers)}.`,
		});
	}
	const resource = context.getNodeParameter('resource', 0) as string;
	const name = context.getNodeParameter('operation', 0) as string;
	const operation = operations.find((candidate) => candidate.resource === resource && candidate.operation === name);
	if (!operation) {
		throw new NodeOperationError(node, `There is no operation "${name}" for the resource "${resource}"`, {
			description: 'Choose resource and operation again. The workflow may come from another version of this node.',
		});
	}
	if (!offers(provider, operation)) {
		throw new NodeOperationError(node, `${provider.name} does not offer "${operation.action}"`, {
			description: `It is offered by: ${listNames(providers.filter((other) => offers(other, operation)))}.`,
		});
	}
	return [provider, operation];
}

async function askOnce(session: Session, operation: Operation, values: IDataObject): Promise<Output> {
	const { dialect } = session.channel.provider;
	const request = operation.requests?.[dialect]?.(values);
	const toOutput = operation.output ?? ((body: IDataObject) => body);
	if (!operation.entries) return toOutput(await session.ask({ [dialect]: request }), values);
	const limit = values.returnAll ? Infinity : (values.limit as number);
	const entries = await session.list({ [dialect]: request }, { limit, entries: operation.entries });
	return entries.map((entry) => asObject(toOutput(entry, values)));
}

function toItems(output: Output, itemIndex: number): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (Array.isArray(output)) return output.map((json) => ({ json, pairedItem }));
	const isItem = 'binary' in output && 'json' in output;
	return [isItem ? { ...(output as INodeExecutionData), pairedItem } : { json: output as IDataObject, pairedItem }];
}

/** One failed item: NodeApiErrors come ready from `send`; everything else is an input, or a defect of this node. */
function toNodeError(node: INode, failure: unknown, itemIndex: number): NodeApiError | NodeOperationError {
	if (failure instanceof InputRefusal) {
		return new NodeOperationError(node, failure.message, { itemIndex, description: failure.remedy });
	}
	if (failure instanceof NodeApiError || failure instanceof NodeOperationError) {
		failure.context.itemIndex = itemIndex;
		return failure;
	}
	return new NodeOperationError(node, failure as Error, { itemIndex });
}

/** What the error output, or *Continue On Fail*, gives for a failed item: facts to branch on beside the sentence. */
function toErrorItem(error: NodeApiError | NodeOperationError, itemIndex: number): INodeExecutionData {
	const { code, details, httpStatus, traceId, retry } = asObject(error.context.facts) as Partial<ErrorFacts>;
	const { message, description } = error;
	return {
		json: {
			error: compact({ message, description: description ?? undefined, code, details, httpStatus, traceId, retry, item: itemIndex }),
		},
		pairedItem: { item: itemIndex },
	};
}

async function executeItem(
	context: IExecuteFunctions,
	channel: Channel,
	operation: Operation,
	itemIndex: number,
	hints: Set<string>,
): Promise<INodeExecutionData[]> {
	try {
		const values = readValues(context, fieldsOf(operation), itemIndex);
		const session = openSession(context, channel, itemIndex, hints);
		const output = operation.run
			? await operation.run(session, values)
			: await askOnce(session, operation, values);
		return toItems(output, itemIndex);
	} catch (failure) {
		const error = toNodeError(context.getNode(), failure, itemIndex);
		if (!context.continueOnFail()) throw error;
		return [toErrorItem(error, itemIndex)];
	}
}

/** The only item loop. @throws NodeOperationError or NodeApiError with the number of the failed item. */
export async function execute(context: IExecuteFunctions, catalogue: Catalogue): Promise<INodeExecutionData[][]> {
	const [provider, operation] = choose(context, catalogue);
	const channel = await openChannel(context, provider);
	const hints = new Set<string>();
	const results: INodeExecutionData[] = [];
	const cancelSignal = context.getExecutionCancelSignal();
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		if (cancelSignal?.aborted) break;
		results.push(...(await executeItem(context, channel, operation, itemIndex, hints)));
	}
	context.addExecutionHints(...[...hints].map((message) => ({ message, location: 'outputPane' as const })));
	return [results];
}
