import type { INodeParameters } from 'n8n-workflow';
import type { Field } from '../../../nodes/WhatsAppGroups/core/declarations/field';
import { fieldsOf } from '../../../nodes/WhatsAppGroups/core/declarations/offering';
import type { Operation } from '../../../nodes/WhatsAppGroups/core/declarations/operation';
import { choicesOf, plainValueOf } from './fieldValues';

export interface Sample {
	readonly name: string;
	readonly parameters: INodeParameters;
}

/** How messages are sent, not what: proven elsewhere. */
const sendingOptions = new Set([
	'highThroughput',
	'messagesPerSecond',
	'resumeKey',
	'retryForSeconds',
	'retriesUnknown',
]);

/** The options of a collection that say what is asked. */
export function optionsOf({ options = [] }: Field): readonly Field[] {
	return options.filter(
		(option): option is Field => 'type' in option && !sendingOptions.has(String(option.name)),
	);
}

function variationsOf(field: Field, base: INodeParameters): Sample[] {
	const toSample = (value: INodeParameters[string]): Sample => ({
		name: `${field.name} ${JSON.stringify(value)}`,
		parameters: { ...base, [field.name]: value },
	});
	if (field.type !== 'collection') return choicesOf(field).map(toSample);
	const options = optionsOf(field);
	const single = options.flatMap((option) =>
		choicesOf(option).map((value) => ({ [option.name]: value })),
	);
	const all = Object.fromEntries(options.map((option) => [option.name, choicesOf(option)[0]]));
	return [...single, all as INodeParameters].map(toSample);
}

/** Parameters with which an operation runs. */
export function plainParametersOf(operation: Operation): INodeParameters {
	const { resource, operation: name } = operation;
	return {
		resource,
		operation: name,
		...Object.fromEntries(fieldsOf(operation).map((field) => [field.name, plainValueOf(field)])),
	};
}

/** Parameters of an operation: plain ones, and every choice and every option once. */
export function samplesOf(operation: Operation): Sample[] {
	const base = plainParametersOf(operation);
	return [
		{ name: 'plain', parameters: base },
		...fieldsOf(operation).flatMap((field) => variationsOf(field, base)),
	];
}
