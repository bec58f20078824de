import type {
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { firstOf, toOfferedProperties, valuesOf } from './offeredFields';
import type { Operation, ResourceWords } from '../declarations/operation';
import type { Provider } from '../declarations/provider';
import { fieldsOf, offers } from '../declarations/offering';
import { examplesCallout } from './examples';
import { noticeProperties } from './notices';
import { toolDescription } from './toolDescription';

/**
 * The versions of the action node. They differ in what a new node starts with: from 1.1 on in the
 * operation that is chosen first, from 1.2 on also in fields that the trigger usually fills.
 */
export const nodeVersions = [1, 1.1, 1.2];

/** One credential per provider, shown with it. */
export function buildCredentials(providers: readonly Provider[]): INodeCredentialDescription[] {
	// `hide`, not `show`: the editor takes a field away whose every option shows a credential of its
	// own.
	return providers.map((provider) => ({
		name: provider.credentialType,
		required: true,
		displayOptions: {
			hide: { provider: providers.filter((other) => other !== provider).map(({ value }) => value) },
		},
	}));
}

/** Hidden with the providers that do not have it; n8n keeps a hidden choice, and marks it. */
function hiddenFor(
	lacking: readonly Provider[],
): Pick<INodePropertyOptions, 'displayOptions'> | undefined {
	return lacking.length === 0
		? undefined
		: { displayOptions: { hide: { provider: valuesOf(lacking) } } };
}

function providerProperty(providers: readonly Provider[]): INodeProperties {
	return {
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		noDataExpression: true,
		options: providers.map(({ name, value }) => ({ name, value })),
		default: firstOf(providers),
		description: 'Service that sends your requests to WhatsApp',
	};
}

/**
 * n8n leaves a value that is the default out of saved nodes, so nodes that were saved before keep
 * the default of their time.
 */
function withDefaults(
	property: INodeProperties,
	[first, latest]: readonly [unknown, unknown],
	since: number,
): INodeProperties[] {
	const usual = { ...property, default: first as INodeProperties['default'] };
	if (first === latest) return [usual];
	const inVersions = (versions: number[], value: unknown): INodeProperties => ({
		...usual,
		default: value as INodeProperties['default'],
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, '@version': versions },
		},
	});
	const isNew = (version: number) => version >= since;
	return [
		inVersions(
			nodeVersions.filter((version) => !isNew(version)),
			first,
		),
		inVersions(nodeVersions.filter(isNew), latest),
	];
}

/** A list by name to choose from, with what is chosen there in the first and in later versions. */
function toChoice(
	property: Pick<INodeProperties, 'displayName' | 'name' | 'displayOptions'>,
	options: INodePropertyOptions[],
	chosen: readonly [first: string, latest: string],
): INodeProperties[] {
	return withDefaults(
		{
			...property,
			type: 'options',
			noDataExpression: true,
			options: options.sort((a, b) => a.name.localeCompare(b.name)),
			default: '',
		},
		chosen,
		1.1,
	);
}

function resourceProperties(
	resources: readonly ResourceWords[],
	operations: readonly Operation[],
	providers: readonly Provider[],
): INodeProperties[] {
	const has = (provider: Provider, { value }: ResourceWords) =>
		operations.some((operation) => operation.resource === value && offers(provider, operation));
	const offered = resources.filter((resource) =>
		providers.some((provider) => has(provider, resource)),
	);
	const options = offered.map((resource) => ({
		name: resource.name,
		value: resource.value,
		description: resource.description,
		...hiddenFor(providers.filter((provider) => !has(provider, resource))),
	}));
	const [first] = offered;
	const usual = offered.find(({ isUsual }) => isUsual) ?? first;
	return toChoice({ displayName: 'Resource', name: 'resource' }, options, [
		first?.value ?? '',
		usual?.value ?? '',
	]);
}

function operationProperties(
	{ value: resource, usualOperation }: ResourceWords,
	operations: readonly Operation[],
	providers: readonly Provider[],
): INodeProperties[] {
	const ofResource = operations.filter(
		(operation) =>
			operation.resource === resource && providers.some((provider) => offers(provider, operation)),
	);
	const [first] = ofResource;
	if (!first) return [];
	const options = ofResource.map((operation) => ({
		name: operation.name,
		value: operation.operation,
		action: operation.action,
		description: operation.description,
		...hiddenFor(providers.filter((provider) => !offers(provider, operation))),
	}));
	return toChoice(
		{
			displayName: 'Operation',
			name: 'operation',
			displayOptions: { show: { resource: [resource] } },
		},
		options,
		[first.operation, usualOperation ?? first.operation],
	);
}

function fieldProperties(operation: Operation, providers: readonly Provider[]): INodeProperties[] {
	const offering = providers.filter((provider) => offers(provider, operation));
	const properties = fieldsOf(operation).flatMap((field) =>
		toOfferedProperties(field, offering).flatMap((property) =>
			withDefaults(property, [field.default, field.startsWith ?? field.default], 1.2),
		),
	);
	return properties.map(
		({
			displayOptions: { show: { provider, ...show } = {}, ...otherOptions } = {},
			...property
		}) => ({
			...property,
			displayOptions: {
				...otherOptions,
				show: {
					...(provider && { provider }),
					resource: [operation.resource],
					operation: [operation.operation],
					...show,
				},
			},
		}),
	);
}

/** The whole panel of the action node, derived from the declarations. */
export function buildProperties(
	resources: readonly ResourceWords[],
	operations: readonly Operation[],
	providers: readonly Provider[],
): INodeProperties[] {
	return [
		examplesCallout,
		providerProperty(providers),
		...resourceProperties(resources, operations, providers),
		...resources.flatMap((resource) => operationProperties(resource, operations, providers)),
		...operations.flatMap((operation) => [
			...toolDescription(operation),
			...noticeProperties(operation, providers),
			...fieldProperties(operation, providers),
		]),
	];
}
