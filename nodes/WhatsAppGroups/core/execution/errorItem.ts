import {
	NodeApiError,
	NodeOperationError,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { findGraphErrorCode } from '../../errors/graphErrorCodes';
import { factsOf } from '../../errors/toNodeApiError';
import { AnswerRefusal, InputRefusal } from '../../errors/inputRefusal';
import { compact } from '../values/json';

export type ItemError = NodeApiError | NodeOperationError;

/** The last words about an input that was refused. */
export const nothingSent = 'Nothing was sent.';

/** The same of one item among others, which may have been sent. */
export function ofThisItem(description: string): string {
	if (!description.endsWith(nothingSent)) return description;
	return `${description.slice(0, -nothingSent.length)}Nothing was sent for this item.`;
}

/** What to do about an input, and that it is safe to do so. */
function describe(failure: unknown): string | undefined {
	if (!(failure instanceof InputRefusal)) return undefined;
	if (failure instanceof AnswerRefusal) return failure.remedy;
	return [failure.remedy, nothingSent].filter(Boolean).join(' ');
}

/**
 * One failed item: NodeApiErrors come ready from `send`; everything else is an input, or a defect
 * of this node.
 */
export function toItemError(node: INode, failure: unknown, itemIndex: number): ItemError {
	if (failure instanceof NodeApiError || failure instanceof NodeOperationError) {
		// A failure that several items share keeps the number of the item whose request failed.
		failure.context.itemIndex ??= itemIndex;
		return failure;
	}
	const { message } = failure as Error;
	const error = new NodeOperationError(node, message, {
		itemIndex,
		description: describe(failure),
	});
	// As in the errors of `send`: n8n would replace a sentence in which it finds EPERM or the like.
	error.message = message;
	return error;
}

/** n8n names the tool that it makes of a node so. */
const isTool = ({ type }: INode): boolean => type.endsWith('Tool');

/** What a model learns that called the node as a tool, and would get nothing: it sees no hints. */
export function toSaidItems(node: INode, hints: readonly string[]): INodeExecutionData[] {
	return isTool(node) && hints.length > 0 ? [{ json: { hint: hints.join(' ') } }] : [];
}

/**
 * Whether the model that called the node gets an empty text in place of an error: from agents that
 * run their tools themselves. Newer ones let n8n run them, which notes the agent on the node.
 */
export function losesErrors(node: INode): boolean {
	return isTool(node) && node.rewireOutputLogTo === undefined;
}

/**
 * Agents that run their tools themselves, and the MCP Server Trigger, go on without the answer, and
 * the execution would wait for ever. @throws InputRefusal
 */
export function requireWaiting(node: INode): void {
	if (!losesErrors(node)) return;
	throw new InputRefusal(
		'This tool waits for people, and whoever called it cannot wait',
		'Use version 3 or later of AI Agent. Older versions and the MCP Server Trigger cannot wait.',
	);
}

/**
 * The error as whoever called the node gets it. n8n hands only the message to the model that called
 * a tool, so for a tool what to do stands in it, too.
 */
export function toCallerError(node: INode, error: Error & { description?: string | null }): Error {
	const { message, description } = error;
	if (isTool(node) && description) error.message = `${message.replace(/\.$/, '')}. ${description}`;
	return error;
}

/**
 * What the error output, or *Continue On Fail*, gives for a failed item: facts to branch on beside
 * the sentence.
 */
export function toErrorItem(error: ItemError, itemIndex: number): INodeExecutionData {
	const { message, description } = error;
	const { code, details, httpStatus, traceId, retry } = factsOf(error) ?? {};
	return {
		json: {
			error: compact({
				message,
				description: description ?? undefined,
				code,
				details,
				httpStatus,
				traceId,
				retry,
				item: itemIndex,
			}),
		},
		pairedItem: { item: itemIndex },
	};
}

/**
 * What the output pane says about a failed item where the node goes on: what happened and what to
 * do; nothing for unknown codes.
 */
export function toErrorHint(error: ItemError): { message: string; remedy: string } | undefined {
	const { code, message } = factsOf(error) ?? {};
	const known = findGraphErrorCode(code);
	if (!known || message === undefined || known.message === message) return known;
	return { message, remedy: 'See "error" in the item.' };
}
