import type { IDataObject } from 'n8n-workflow';
import type { Field, FieldGroup } from '../../nodes/WhatsAppGroups/core/declarations/field';
import { fieldsOf } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import type { Operation } from '../../nodes/WhatsAppGroups/core/declarations/operation';
import { choicesOf } from '../../scripts/generate/samples/fieldValues';
import { plainParametersOf } from '../../scripts/generate/samples/operationSamples';

/** One place of the panel where a value can be put. */
export interface PanelInput {
	/** Its field, as the declaration has it; a variable of a template is a text. */
	readonly field: Field;
	/** How a refusal names it. */
	readonly label: string;
	readonly isOption: boolean;
	/** Values that are right. */
	readonly samples: readonly unknown[];
	/** All parameters of the operation, with this value in its place. */
	fill(value: unknown): IDataObject;
	/** Without anything in its place. */
	readonly without: IDataObject;
}

/** Nothing to wait for, and people and groups whom every provider reaches. */
const quick: IDataObject = { limit: 1, people: '+16505551234', waitForResult: false };

function pick(values: IDataObject, known: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([name]) => name in known));
}

function shownWith({ displayOptions }: Field): IDataObject {
	const { show = {} } = (displayOptions ?? {}) as { show?: Record<string, unknown[]> };
	return Object.fromEntries(
		Object.entries(show)
			// A condition about what was typed is no value.
			.filter(([, [value]]) => typeof value !== 'object')
			.map(([name, [value]]) => [name.replace('/', ''), value]),
	) as IDataObject;
}

/** A picker's value without the picker around it. */
function plainSample(value: unknown): unknown {
	return typeof value === 'object' && value !== null && '__rl' in value
		? (value as unknown as { value: unknown }).value
		: value;
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const told: Readonly<Record<string, unknown>> = {
	endDate: daysAgo(2).replace(/\.\d+Z/, '.000Z'),
	mimeType: 'image/jpeg',
	startDate: daysAgo(5).replace(/\.\d+Z/, '.000Z'),
};

function samplesOf(field: Field): unknown[] {
	return field.name in told ? [told[field.name]] : choicesOf(field).map(plainSample);
}

function toOptionInputs(collection: Field, base: IDataObject): PanelInput[] {
	return ((collection.options ?? []) as readonly Field[]).map((field) => {
		const others = { ...base, ...pick(shownWith(field), base) };
		const { [field.name]: _, ...without } = others[collection.name] as IDataObject;
		return {
			field,
			label: field.displayName,
			isOption: true,
			samples: samplesOf(field),
			fill: (value) =>
				({ ...others, [collection.name]: { ...without, [field.name]: value } }) as IDataObject,
			without: { ...others, [collection.name]: without },
		};
	});
}

function toEntry({ values }: FieldGroup, text: string): IDataObject {
	return Object.fromEntries(
		values.map((field) => [field.name, field.type === 'string' ? text : samplesOf(field)[0]]),
	) as IDataObject;
}

function toEntryInputs(collection: Field, base: IDataObject): PanelInput[] {
	return ((collection.options ?? []) as readonly FieldGroup[]).flatMap((group) =>
		group.values.map((field) => {
			const { [field.name]: _, ...others } = toEntry(group, 'Cleo');
			const fill = (entry: IDataObject) => ({
				...base,
				[collection.name]: { [group.name]: [toEntry(group, 'Ben'), entry] },
			});
			return {
				field,
				label: `${field.displayName} of ${group.displayName} 2 in ${collection.displayName}`,
				isOption: false,
				samples: field.type === 'string' ? ['Anna'] : samplesOf(field),
				fill: (value) => fill({ ...others, [field.name]: value } as IDataObject),
				without: fill(others),
			};
		}),
	);
}

const variables = ['body_1', 'body_name', 'header_text_1', 'button_0_url', 'button_1_quick_reply'];

function toVariableInputs(form: Field, base: IDataObject): PanelInput[] {
	const fill = (value: IDataObject) => ({
		...base,
		[form.name]: {
			mappingMode: 'defineBelow',
			value,
			schema: variables.map((id) => ({ id, displayName: `The ${id}` })),
		},
	});
	return variables.map((id) => ({
		field: { displayName: `The ${id}`, name: id, type: 'string', default: '' },
		label: `"The ${id}" in ${form.displayName}`,
		isOption: true,
		samples: ['Saturday'],
		fill: (value) => fill({ [id]: value } as IDataObject),
		without: fill({}),
	}));
}

const partsOf: Readonly<Record<string, (field: Field, base: IDataObject) => PanelInput[]>> = {
	collection: toOptionInputs,
	fixedCollection: toEntryInputs,
	resourceMapper: toVariableInputs,
};

function toInputs(field: Field, operation: Operation): PanelInput[] {
	const plain = plainParametersOf(operation) as IDataObject;
	const base = { ...plain, ...pick(quick, plain), ...shownWith(field) };
	const inside = partsOf[field.type]?.(field, base) ?? [];
	return [
		...inside,
		{
			field,
			label: field.displayName,
			isOption: false,
			samples: field.type in partsOf ? [base[field.name]] : samplesOf(field),
			fill: (value) => ({ ...base, [field.name]: value }) as IDataObject,
			without: { ...base, [field.name]: field.default } as IDataObject,
		},
	];
}

/** Every place of an operation's panel where a value can be put, options of collections too. */
export function inputsOf(operation: Operation): PanelInput[] {
	return fieldsOf(operation).flatMap((field) => toInputs(field, operation));
}
