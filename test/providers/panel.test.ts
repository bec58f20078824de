import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { offers } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { WhatsAppGroups } from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { WhatsAppGroupsTrigger } from '../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';
import { isShownWith } from '../support/shownWith';

const { properties } = new WhatsAppGroups().description;
const trigger = new WhatsAppGroupsTrigger().description;
const ids = operations.map(({ resource, operation }) => `${resource}.${operation}`);

/**
 * The operations that the panel offers with a provider, as `resource.operation`, with their labels.
 */
function shownWith(provider: string): Map<string, string> {
	const lists = properties.filter(
		(property) => property.name === 'operation' && isShownWith(provider, property),
	);
	return new Map(
		lists.flatMap(({ options = [], displayOptions }) =>
			(options as INodePropertyOptions[])
				.filter((option) => isShownWith(provider, option))
				.map(
					({ name, value }) =>
						[`${String(displayOptions?.show?.resource?.[0])}.${String(value)}`, name] as const,
				),
		),
	);
}

it.each(providers)('shows with $name what it offers, and nothing else', (provider) => {
	const offered = operations
		.filter((operation) => offers(provider, operation))
		.map(({ resource, operation }) => `${resource}.${operation}`);
	expect([...shownWith(provider.value).keys()].sort()).toEqual(offered.sort());
	expect(offered.filter((id) => provider.lacks?.includes(id))).toEqual([]);
});

it.each(providers)(
	'names in $name only operations that exist',
	({ lacks = [], experimental = [] }) => {
		expect([...lacks, ...experimental].filter((id) => !ids.includes(id))).toEqual([]);
	},
);

it('shows no field of an operation that the provider lacks', () => {
	for (const { value, lacks = [] } of providers) {
		const shown = properties.filter(
			({ type, displayOptions }) =>
				type !== 'notice' &&
				displayOptions?.show?.provider?.includes(value) &&
				displayOptions.show.operation,
		);
		const fieldsOf = shown.map(
			({ displayOptions }) =>
				`${String(displayOptions?.show?.resource?.[0])}.${String(displayOptions?.show?.operation?.[0])}`,
		);
		expect(fieldsOf.filter((id) => lacks.includes(id))).toEqual([]);
	}
});

/** The notices that a node of the present version shows. */
const noticesOf = (parameters: INodeParameters): string[] =>
	properties
		.filter(
			(property) =>
				property.type === 'notice' &&
				NodeHelpers.displayParameter(parameters, property, null, null),
		)
		.map(({ displayName }) => displayName);

it('marks what 1msg.io does not describe, and only there', () => {
	const remove = { resource: 'participant', operation: 'remove' };
	expect(noticesOf({ ...remove, provider: 'oneMsg' })).toContain(
		'1msg.io does not document this publicly, so it may not work.',
	);
	for (const provider of ['meta', 'dialog360'])
		expect(noticesOf({ ...remove, provider }).join()).not.toContain('document');
});

it('says which provider has an operation that the chosen one lacks, and keeps it chosen', () => {
	expect(noticesOf({ provider: 'oneMsg', resource: 'message', operation: 'pin' })).toEqual([
		'1msg.io does not offer this operation, and the node will not run. Choose another operation, or Meta or 360dialog as the provider.',
	]);
	expect(noticesOf({ provider: 'meta', resource: 'message', operation: 'pin' })).toEqual([]);
});

it.each([
	['group', 'delete'],
	['media', 'delete'],
	['participant', 'remove'],
	['inviteLink', 'reset'],
])('says before %s is run with %s that nobody can undo it', (resource, operation) => {
	for (const { value: provider } of providers)
		expect(noticesOf({ provider, resource, operation })[0]).toMatch(
			/cannot be undone|cannot come back|stops working/,
		);
});

it('names each action once in the list of actions', () => {
	const latest = 1.1;
	const inVersion = ({ displayOptions }: INodeProperties) =>
		displayOptions?.show?.['@version']?.includes(latest) ?? true;
	const lists = properties.filter((property) => inVersion(property));
	const resourceLists = lists.filter(({ name }) => name === 'resource');
	expect(resourceLists).toHaveLength(1);
	const actions = lists
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => (options as INodePropertyOptions[]).map(({ action }) => action));
	expect(actions).toHaveLength(operations.length);
	expect(new Set(actions).size).toBe(operations.length);
});

it.each([
	['message', 'sendText'],
	['media', 'download'],
	['template', 'getMany'],
	['group', 'create'],
])('starts %s with %s in a new node, and in an older one as it was saved', (resource, usual) => {
	const defaultIn = (typeVersion: number) => {
		const parameters = NodeHelpers.getNodeParameters(
			properties,
			{ resource },
			true,
			false,
			{ typeVersion },
			new WhatsAppGroups().description,
		);
		return parameters?.operation;
	};
	expect(defaultIn(1.1)).toBe(usual);
	const first = operations.find((operation) => operation.resource === resource);
	expect(defaultIn(1)).toBe(first?.operation);
});

it.each([...new Set(operations.map(({ resource }) => resource))])(
	'finds the operations of %s in a node that names no provider, as the editor saves the default',
	(resource) => {
		const found = properties.filter(
			(property) =>
				property.name === 'operation' &&
				NodeHelpers.displayParameter({ resource }, property, { typeVersion: 1.1 }, null),
		);
		expect(found.map(({ displayOptions }) => displayOptions?.show?.resource)).toEqual([[resource]]);
	},
);

it('asks for the credential of the chosen provider, in both nodes', () => {
	const choices = [
		[new WhatsAppGroups(), providers],
		[new WhatsAppGroupsTrigger(), providers.filter(({ webhooks }) => webhooks)],
	] as const;
	for (const [{ description }, offered] of choices) {
		const shownWithProvider = (provider: string) =>
			(description.credentials ?? [])
				.filter((credential) =>
					NodeHelpers.displayParameter({ provider }, credential, null, description),
				)
				.map(({ name }) => name);
		expect(offered.map(({ value }) => shownWithProvider(value))).toEqual(
			offered.map(({ credentialType }) => [credentialType]),
		);
	}
});

it('asks in the trigger what becomes of another callback only where there is one address', () => {
	const shownFor = (name: string) =>
		trigger.properties.find((property) => property.name === name)?.displayOptions?.show?.provider;
	expect(shownFor('ifOtherCallback')?.slice(0, 2)).toEqual(['meta', 'dialog360']);
	expect(shownFor('ifOtherCallback')).not.toContain('oneMsg');
	expect(shownFor('otherVerifyToken')).toEqual(expect.not.arrayContaining(['dialog360', 'oneMsg']));
	expect(shownFor('otherVerifyToken')?.[0]).toBe('meta');
	const choices = trigger.properties
		.filter(({ name }) => name === 'registration')
		.map(({ options = [] }) => (options as INodePropertyOptions[]).map(({ value }) => value));
	expect(choices.slice(0, 3)).toEqual([
		['phoneNumber', 'businessAccount', 'app', 'manual'],
		['phoneNumber'],
		['phoneNumber'],
	]);
});
