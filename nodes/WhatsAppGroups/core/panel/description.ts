import type {
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { toOfferedProperties } from './offeredFields';
import type { Operation, ResourceWords } from '../declarations/operation';
import type { Provider } from '../declarations/provider';
import { fieldsOf, isExperimental, offers } from '../declarations/offering';

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

/**
 * Providers with the same choice share one list; the fullest comes first, since the editor reads
 * its actions from it.
 */
function groupByChoice<Choice extends { value: string; name: string }>(
	providers: readonly Provider[],
	choicesOf: (provider: Provider) => Choice[],
): Array<{ providers: string[]; choices: Choice[] }> {
	const groups = new Map<string, { providers: string[]; choices: Choice[] }>();
	for (const provider of providers) {
		const choices = choicesOf(provider);
		if (choices.length === 0) continue;
		const key = choices.map(({ value, name }) => `${value} ${name}`).join();
		const group = groups.get(key) ?? { providers: [], choices };
		group.providers.push(provider.value);
		groups.set(key, group);
	}
	return [...groups.values()].sort((a, b) => b.choices.length - a.choices.length);
}

function firstOf(choices: ReadonlyArray<{ value: string }>): string {
	return choices[0]?.value ?? '';
}

/**
 * Shown with these providers. The editor leaves values that are the default out of a node, so a
 * list that the default provider has is hidden with the others: shown with it, it would not be
 * found, and keep the choice of another resource.
 */
function displayFor(
	shownFor: readonly string[],
	providers: readonly Provider[],
): Pick<NonNullable<INodeProperties['displayOptions']>, 'show' | 'hide'> {
	if (!shownFor.includes(firstOf(providers))) return { show: { provider: [...shownFor] } };
	const others = providers.map(({ value }) => value).filter((value) => !shownFor.includes(value));
	return others.length === 0 ? {} : { hide: { provider: others } };
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

function resourceProperties(
	resources: readonly ResourceWords[],
	operations: readonly Operation[],
	providers: readonly Provider[],
): INodeProperties[] {
	const resourcesOf = (provider: Provider) =>
		resources.filter(({ value }) =>
			operations.some((operation) => operation.resource === value && offers(provider, operation)),
		);
	return groupByChoice(providers, resourcesOf).map(({ providers: shownFor, choices }) => ({
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [...choices].sort((a, b) => a.name.localeCompare(b.name)),
		default: firstOf(choices),
		displayOptions: displayFor(shownFor, providers),
	}));
}

function withResource(
	{ show, hide }: ReturnType<typeof displayFor>,
	resource: string,
): ReturnType<typeof displayFor> {
	return { show: { ...show, resource: [resource] }, ...(hide && { hide }) };
}

function toOperationOption(
	provider: Provider,
	operation: Operation,
): INodePropertyOptions & { value: string } {
	const { name, operation: value, action, description } = operation;
	if (!isExperimental(provider, operation)) return { name, value, action, description };
	return {
		name: `${name} (Experimental)`,
		value,
		action,
		description: `${description.replace(/\.$/, '')}. ${provider.name} does not document this publicly, so it may not work.`,
	};
}

function operationProperties(
	resource: ResourceWords,
	operations: readonly Operation[],
	providers: readonly Provider[],
): INodeProperties[] {
	const ofResource = operations.filter((operation) => operation.resource === resource.value);
	const choicesOf = (provider: Provider) =>
		ofResource
			.filter((operation) => offers(provider, operation))
			.map((operation) => toOperationOption(provider, operation));
	return groupByChoice(providers, choicesOf).map(({ providers: shownFor, choices }) => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [...choices].sort((a, b) => a.name.localeCompare(b.name)),
		default: firstOf(choices),
		displayOptions: withResource(displayFor(shownFor, providers), resource.value),
	}));
}

function fieldProperties(operation: Operation, providers: readonly Provider[]): INodeProperties[] {
	const offering = providers.filter((provider) => offers(provider, operation));
	const properties = fieldsOf(operation).flatMap((field) => toOfferedProperties(field, offering));
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
		providerProperty(providers),
		...resourceProperties(resources, operations, providers),
		...resources.flatMap((resource) => operationProperties(resource, operations, providers)),
		...operations.flatMap((operation) => fieldProperties(operation, providers)),
	];
}
