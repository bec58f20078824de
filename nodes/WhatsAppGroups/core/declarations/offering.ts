import type { Field } from './field';
import type { Operation } from './operation';
import type { Provider } from './provider';
import { paging } from './returnAll';
import { withSendingOptions } from './sendingOptions';

/**
 * The fields of an operation as shown and read: a list operation has Return All and Limit before
 * what shapes its output and its own options, a sending one the sending options.
 */
export function fieldsOf(operation: Operation): readonly Field[] {
	if (!operation.entries) return withSendingOptions(operation);
	const isOptional = ({ type }: Field) => type === 'collection' || type === 'boolean';
	return [
		...operation.fields.filter((field) => !isOptional(field)),
		...paging,
		...operation.fields.filter(isOptional),
	];
}

/** Whether a provider can carry an operation. */
export function offers(provider: Provider, operation: Operation): boolean {
	const { resource, operation: name, needs } = operation;
	const hasNeeds = needs === undefined || provider[needs] !== undefined;
	return hasNeeds && !provider.lacks?.includes(`${resource}.${name}`);
}

/** Whether a provider offers an operation without describing it publicly. */
export function isExperimental(provider: Provider, { resource, operation }: Operation): boolean {
	return provider.experimental?.includes(`${resource}.${operation}`) === true;
}
