import { SEND_AND_WAIT_OPERATION, type INodeProperties } from 'n8n-workflow';
import type { Field } from '../declarations/field';
import { fieldsOf } from '../declarations/offering';
import type { Operation } from '../declarations/operation';
import { sendingOptionsOf } from '../declarations/sendingOptions';

/** What n8n's editor lets a model fill in with one click. */
const fillable: readonly string[] = [
	'boolean',
	'dateTime',
	'json',
	'multiOptions',
	'number',
	'resourceLocator',
	'string',
];

/** The fields of an operation, and those inside its collections, that a model may be asked for. */
export function fieldsForModel(operation: Operation): Field[] {
	const technical = new Set(sendingOptionsOf(operation).map(({ name }) => name));
	return fieldsOf(operation)
		.flatMap((field) =>
			field.type === 'collection' ? ((field.options ?? []) as readonly Field[]) : [field],
		)
		.filter(
			({ name, type, isForAuthor, noDataExpression }) =>
				fillable.includes(type) && !isForAuthor && !noDataExpression && !technical.has(name),
		);
}

function choicesOf({ type, options = [] }: Field): string {
	if (type !== 'multiOptions' || options.length === 0) return '';
	return ` Choices: ${options.map((option) => (option as { name: string }).name).join(', ')}.`;
}

/** n8n calls the parameter of a model after the label of the field, in these letters only. */
const parameterName = ({ displayName }: Field) => displayName.replace(/[^\w-]/g, '_');

function describeField(field: Field): string {
	const text = (field.forModel ?? String(field.description)).replace(/\.$/, '');
	return `${parameterName(field)}: ${text}.${choicesOf(field)}`;
}

/**
 * What a model reads about an operation: what it does, when to use it, and what each parameter
 * takes. n8n gives a parameter that was left to the model nothing but its name.
 */
export function describeForModel(operation: Operation): string {
	const fields = fieldsForModel(operation).map(describeField);
	const parameters = fields.length > 0 ? ['Parameters, where you are asked for them:'] : [];
	return [operation.description, ...parameters, ...fields].join('\n');
}

/**
 * n8n itself would describe a tool by nothing but the name of its action. A question that waits has
 * none: there n8n makes the tool that reviews others.
 */
export function toolDescription(operation: Operation): INodeProperties[] {
	if (operation.operation === SEND_AND_WAIT_OPERATION) return [];
	return [
		{
			displayName: 'Tool Description',
			name: 'toolDescription',
			type: 'string',
			typeOptions: { rows: 5 },
			default: describeForModel(operation),
			required: true,
			description:
				'What the AI model reads about this tool. Say here, too, when your agent may use it.',
			displayOptions: {
				show: {
					'@tool': [true],
					resource: [operation.resource],
					operation: [operation.operation],
				},
			},
		},
	];
}
