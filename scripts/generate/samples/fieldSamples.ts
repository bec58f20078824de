import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import type { Field } from '../../../nodes/WhatsAppGroups/core/declarations/field';
import { fieldsOf } from '../../../nodes/WhatsAppGroups/core/declarations/offering';
import type { Operation } from '../../../nodes/WhatsAppGroups/core/declarations/operation';
import { choicesOf } from './fieldValues';
import { optionsOf, plainParametersOf, type Sample } from './operationSamples';

/**
 * One field of the panel, an option of a collection too: without a value, and with each of its
 * sample values.
 */
export interface FieldSamples {
	readonly name: string;
	readonly without: INodeParameters;
	readonly given: Sample[];
}

/** The other fields that a field is shown with. */
function shownWith({ displayOptions }: Field): INodeParameters {
	const { show = {} } = (displayOptions ?? {}) as {
		show?: Record<string, NodeParameterValueType[]>;
	};
	return Object.fromEntries(
		Object.entries(show)
			// A condition about what was typed is no value.
			.filter(([, [value]]) => typeof value !== 'object')
			.map(([name, [value]]) => [name.replace('/', ''), value]),
	);
}

function daysAgo(days: number): string {
	return new Date(Date.now() - days * 86_400_000).toISOString();
}

/**
 * Sample values that differ from the default of the field where the usual ones do not, or that all
 * providers take.
 */
const telling: Readonly<Record<string, NodeParameterValueType>> = {
	binaryPropertyName: 'file',
	createdAfter: daysAgo(-1),
	exceptGroups: ['Old Purchase'],
	buttonInputs: '[{"type":"URL","url":{"base_url":"https://example.com/{{1}}"}}]',
	endDate: daysAgo(2),
	language: 'de',
	mimeType: 'text/plain',
	people: '+16505551234',
	startDate: daysAgo(5),
	'sendAndWait components':
		'[{"type":"body","parameters":[{"type":"text","text":"Answer here: [link]"}]}]',
	'sendAndWait variables': { mappingMode: 'defineBelow', value: { body_1: '[link]' } },
	subject: 'Another subject',
	subjectContains: 'Not in any subject',
	variables: { mappingMode: 'defineBelow', value: { body_1: 'Anna' } },
};

/**
 * What the other fields hold meanwhile: few entries, people whom every provider reaches, nothing to
 * wait for, and a document that can have a name.
 */
const quick: INodeParameters = {
	limit: 1,
	people: '+16505551234',
	variables: { mappingMode: 'defineBelow', value: { header_document: '4711' } },
	waitForResult: false,
};

function pick(values: INodeParameters, known: INodeParameters): INodeParameters {
	return Object.fromEntries(Object.entries(values).filter(([name]) => name in known));
}

function tellingChoicesOf({ operation }: Operation, field: Field): NodeParameterValueType[] {
	const choice = telling[`${operation} ${field.name}`] ?? telling[field.name];
	return choice === undefined ? choicesOf(field) : [choice];
}

/** Every field of an operation; of how messages are sent only what a provider may not have. */
export function fieldSamplesOf(operation: Operation): FieldSamples[] {
	const toSamples = (
		name: string,
		without: INodeParameters,
		choices: INodeParameters[],
	): FieldSamples => ({
		name,
		without,
		given: choices.map((choice) => ({
			name: JSON.stringify(choice),
			parameters: { ...without, ...choice },
		})),
	});
	return fieldsOf(operation).flatMap((field) => {
		const base = {
			...plainParametersOf(operation),
			...pick(quick, plainParametersOf(operation)),
			...shownWith(field),
		};
		if (field.type !== 'collection')
			return toSamples(
				field.name,
				{ ...base, [field.name]: field.default as NodeParameterValueType },
				tellingChoicesOf(operation, field).map((value) => ({ [field.name]: value })),
			);
		const options = [
			...optionsOf(field),
			...(field.options ?? []).filter(
				(option): option is Field => option.name === 'highThroughput',
			),
		];
		return options.map((option) =>
			toSamples(
				option.name,
				{ ...base, ...shownWith(option) },
				tellingChoicesOf(operation, option).map((value) => ({
					[field.name]: { ...(base[field.name] as INodeParameters), [option.name]: value },
				})),
			),
		);
	});
}
