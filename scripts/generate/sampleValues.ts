import { encode } from 'jpeg-js';
import type { INodeExecutionData, INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import type { Field } from '../../nodes/WhatsAppGroups/core/declarations/field';
import { fieldsOf } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import type { Operation } from '../../nodes/WhatsAppGroups/core/declarations/operation';

export const sampleGroupId = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD';
const otherGroupId = 'Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjA5NjQxNQZDZD';
const picked = (value: string) => ({ __rl: true as const, mode: 'id', value });

/**
 * A value for every field of the panel, by name; a new field needs one here, and a test fails
 * without it.
 */
const samples: Readonly<Record<string, NodeParameterValueType>> = {
	additionalFields: {},
	bodyParameters: { parameter: [{ text: 'Anna' }] },
	binaryPropertyName: 'data',
	buttonInputs: '[]',
	callbackData: 'order-4711',
	caption: 'The plan',
	components: '[{"type":"body","parameters":[{"type":"text","text":"Anna"}]}]',
	countryCodes: 'us, BR',
	description: 'About your order',
	endDate: '',
	expirationDays: 7,
	fileName: 'plan.pdf',
	filters: {},
	groupId: picked(sampleGroupId),
	groupIds: [sampleGroupId, otherGroupId],
	joinRequestIds: 'MTY0NjcwNDM1OTU=, MTY1MDU1NTY3ODk=',
	language: 'en',
	languageCode: picked('en'),
	libraryTemplateName: picked('group_invite_link'),
	limit: 7,
	linkPosition: 1,
	mediaId: '1166846181421424',
	mediaLink: 'https://files.example.com/plan.jpg',
	messageId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0',
	messagingAccountId: '102290129340398',
	mimeType: 'image/jpeg',
	name: 'group_invite',
	options: {},
	participants: '+16505551234, US.13491208655302741918',
	people: '+16505551234, US.13491208655302741918',
	phoneNumbers: '+1 555 078 3881',
	pickedJoinRequests: ['MTY0NjcwNDM1OTU='],
	pickedParticipants: ['US.13491208655302741918'],
	pictureField: 'data',
	pinForDays: 3,
	replyTo: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI4',
	search: 'group',
	startDate: '',
	subject: 'New Purchase Inquiry',
	subjectContains: 'Purchase',
	templateName: picked('group_offer'),
	text: 'Hello https://example.com',
	timeoutSeconds: 1,
	usecase: 'GROUP_INVITE_LINK',
	variables: { mappingMode: 'defineBelow', value: { 'body.1': 'Anna' } },
};

/** Where not all choices go together. */
const combinations: Readonly<Record<string, NodeParameterValueType[]>> = {
	productTypes: [[101, 102], [103]],
};

/** How messages are sent, not what: proven elsewhere. */
const sendingOptions = new Set([
	'highThroughput',
	'messagesPerSecond',
	'resumeKey',
	'retryForSeconds',
	'retriesUnknown',
]);

function optionsOf({ options = [] }: Field): readonly Field[] {
	return options.filter(
		(option): option is Field => 'type' in option && !sendingOptions.has(String(option.name)),
	);
}

function choicesOf(field: Field): NodeParameterValueType[] {
	if (field.type === 'boolean') return [true, false];
	const fixed = combinations[field.name];
	if (fixed) return fixed;
	const values = (field.options ?? []).flatMap((option) =>
		'value' in option ? [option.value as string | number] : [],
	);
	if (field.type === 'options') return values;
	if (field.type === 'multiOptions' && values.length > 0)
		return [values, ...values.map((value) => [value])] as NodeParameterValueType[];
	if (field.name in samples) return [samples[field.name] as NodeParameterValueType];
	throw new Error(`There is no sample for the field ${field.name}`);
}

/** What the plain parameters hold instead of the default of the panel. */
const starts: Readonly<Record<string, NodeParameterValueType>> = {
	changes: { subject: 'New Purchase Inquiry' },
	mediaSource: 'link',
};

function firstOf(field: Field): NodeParameterValueType {
	const start = starts[field.name];
	if (start !== undefined) return start;
	if (field.type === 'collection') return {};
	const isChoice = field.type === 'options' || field.type === 'boolean';
	return isChoice
		? (field.default as NodeParameterValueType)
		: (choicesOf(field)[0] as NodeParameterValueType);
}

export interface Sample {
	readonly name: string;
	readonly parameters: INodeParameters;
}

function variationsOf(field: Field, base: INodeParameters): Sample[] {
	if (field.type !== 'collection')
		return choicesOf(field).map((value) => ({
			name: `${field.name} ${JSON.stringify(value)}`,
			parameters: { ...base, [field.name]: value },
		}));
	const options = optionsOf(field);
	const single = options.flatMap((option) =>
		choicesOf(option).map((value) => ({ [option.name]: value })),
	);
	const all = Object.fromEntries(options.map((option) => [option.name, choicesOf(option)[0]]));
	return [...single, all].map((value) => ({
		name: `${field.name} ${JSON.stringify(value)}`,
		parameters: { ...base, [field.name]: value as INodeParameters },
	}));
}

function plainOf(operation: Operation): INodeParameters {
	const { resource, operation: name } = operation;
	return {
		resource,
		operation: name,
		...Object.fromEntries(fieldsOf(operation).map((field) => [field.name, firstOf(field)])),
	};
}

/** Parameters of an operation: plain ones, and every choice and every option once. */
export function samplesOf(operation: Operation): Sample[] {
	const base = plainOf(operation);
	return [
		{ name: 'plain', parameters: base },
		...fieldsOf(operation).flatMap((field) => variationsOf(field, base)),
	];
}

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
		Object.entries(show).map(([name, [value]]) => [name.replace('/', ''), value]),
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
	buttonInputs: '[{"type":"URL","url":{"base_url":"https://example.com/{{1}}"}}]',
	endDate: daysAgo(2),
	expirationDays: 3,
	language: 'de',
	limit: 1,
	linkPosition: 2,
	mimeType: 'text/plain',
	people: '+16505551234',
	startDate: daysAgo(5),
	subject: 'Another subject',
	variables: { mappingMode: 'defineBelow', value: { body_1: 'Anna' } },
};

/**
 * What the other fields hold meanwhile: few entries, people whom every provider reaches, and
 * nothing to wait for.
 */
const quick: INodeParameters = { limit: 1, people: '+16505551234', waitForResult: false };

function pick(values: INodeParameters, known: INodeParameters): INodeParameters {
	return Object.fromEntries(Object.entries(values).filter(([name]) => name in known));
}

function tellingChoicesOf(field: Field): NodeParameterValueType[] {
	const choice = telling[field.name];
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
		const base = { ...plainOf(operation), ...pick(quick, plainOf(operation)), ...shownWith(field) };
		if (field.type !== 'collection')
			return toSamples(
				field.name,
				{ ...base, [field.name]: field.default as NodeParameterValueType },
				tellingChoicesOf(field).map((value) => ({ [field.name]: value })),
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
				tellingChoicesOf(option).map((value) => ({
					[field.name]: { ...(base[field.name] as INodeParameters), [option.name]: value },
				})),
			),
		);
	});
}

const { data: picture } = encode(
	{ width: 200, height: 200, data: Buffer.alloc(200 * 200 * 4, 120) },
	50,
);

/** An item with a picture that every operation takes. */
export function sampleItem(): INodeExecutionData {
	return {
		json: {},
		binary: {
			data: { mimeType: 'image/jpeg', fileName: 'plan.jpg', data: picture.toString('base64') },
		},
	};
}
