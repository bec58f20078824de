import type { IExecuteFunctions } from 'n8n-workflow';
import { runsSideBySide, type Operation } from '../declarations/operation';
import { emptyOptions, withSendingOptions } from '../declarations/sendingOptions';
import { openFields } from './readValues';

export interface SendingOptions {
	readonly highThroughput?: boolean;
	/** 0 or undefined: automatic. */
	readonly messagesPerSecond?: number;
	readonly resumeKey?: string;
	readonly retryForSeconds?: number;
	readonly retriesUnknown?: boolean;
}

/**
 * Read once, with the first item: they say how the whole run goes. @throws InputRefusal for a value
 * that cannot be.
 */
export function readSendingOptions(
	context: IExecuteFunctions,
	operation: Operation,
): SendingOptions {
	if (!runsSideBySide(operation) || context.getInputData().length === 0) return {};
	const collection =
		withSendingOptions(operation).findLast(({ type }) => type === 'collection') ?? emptyOptions;
	return openFields(context, [collection])(0)[collection.name] as SendingOptions;
}
