import { NodeHelpers, type INodePropertyOptions } from 'n8n-workflow';
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
			(options as INodePropertyOptions[]).map(
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
			({ displayOptions }) =>
				displayOptions?.show?.provider?.includes(value) && displayOptions.show.operation,
		);
		const fieldsOf = shown.map(
			({ displayOptions }) =>
				`${String(displayOptions?.show?.resource?.[0])}.${String(displayOptions?.show?.operation?.[0])}`,
		);
		expect(fieldsOf.filter((id) => lacks.includes(id))).toEqual([]);
	}
});

it('marks what 1msg.io does not describe, and only there', () => {
	expect(shownWith('oneMsg').get('participant.remove')).toBe('Remove (Experimental)');
	expect(
		[...shownWith('meta').values(), ...shownWith('dialog360').values()].filter((name) =>
			name.includes('Experimental'),
		),
	).toEqual([]);
});

it('lists Meta first everywhere, whose operations the editor reads', () => {
	const first = properties.filter(
		({ name }, index) =>
			['resource', 'operation'].includes(name) &&
			properties.findIndex((other) => other.name === name) === index,
	);
	expect(first.map((property) => isShownWith('meta', property))).toEqual([true, true]);
});

it.each([...new Set(operations.map(({ resource }) => resource))])(
	'finds the operations of %s in a node that names no provider, as the editor saves the default',
	(resource) => {
		const found = properties.filter(
			(property) =>
				property.name === 'operation' &&
				NodeHelpers.displayParameter({ resource }, property, null, null),
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
