import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { toProperty, type Field } from '../declarations/field';
import { lacksChoice, lacksOption } from '../declarations/lacking';
import type { Provider } from '../declarations/provider';

export const valuesOf = (providers: readonly Provider[]) => providers.map(({ value }) => value);

export const firstOf = (choices: ReadonlyArray<{ value: string }>, otherwise = '') =>
	choices[0]?.value ?? otherwise;

function withShow(
	property: INodeProperties,
	show: NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>,
): INodeProperties {
	return {
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, ...show },
		},
	};
}

/**
 * An option of a collection. With a provider that does not have it, it shows only where it is set:
 * after the provider was changed it has to be seen to be removed. n8n drops without a word what no
 * property takes in, and does so before conditions about the option itself hold; so a hidden one
 * takes it in, and the run can refuse it.
 */
function toOption(option: Field, providers: readonly Provider[]): INodeProperties[] {
	const property = toProperty(option);
	const without = providers.filter((provider) => lacksOption(provider, option));
	if (without.length === 0) return [property];
	const having = providers.filter((provider) => !without.includes(provider));
	const leftover: INodeProperties = {
		...property,
		displayName: `${property.displayName} (Not Offered)`,
		description: `${without.map(({ name }) => name).join(' and ')} does not offer this. Remove it, or choose another provider: nothing is sent with it.`,
	};
	return [
		withShow(property, { '/provider': valuesOf(having) }),
		withShow(leftover, {
			'/provider': valuesOf(without),
			[option.name]: [{ _cnd: { exists: true } }],
		}),
		withShow({ ...property, type: 'hidden' }, { '/provider': valuesOf(without) }),
	];
}

/** Providers with the same choices share one property. */
function splitByChoices(
	field: Field,
	property: INodeProperties,
	providers: readonly Provider[],
): INodeProperties[] {
	const groups = new Map<string, { providers: Provider[]; options: INodePropertyOptions[] }>();
	for (const provider of providers) {
		const options = ((property.options ?? []) as INodePropertyOptions[]).filter(
			({ value }) => !lacksChoice(provider, field, value),
		);
		const key = options.map(({ value }) => String(value)).join();
		const group = groups.get(key) ?? { providers: [], options };
		group.providers.push(provider);
		groups.set(key, group);
	}
	return [...groups.values()].map((group) =>
		withShow({ ...property, options: group.options }, { provider: valuesOf(group.providers) }),
	);
}

/**
 * A field as the panel shows it with the providers that offer its operation. A collection does not
 * ask for the provider itself: when a field changes, n8n's editor empties each collection whose
 * condition names that field.
 */
export function toOfferedProperties(
	field: Field,
	providers: readonly Provider[],
): INodeProperties[] {
	const property = toProperty(field);
	if (field.type === 'fixedCollection') return [property];
	if (field.type === 'collection')
		return [
			{
				...property,
				options: ((field.options ?? []) as readonly Field[]).flatMap((option) =>
					toOption(option, providers),
				),
			},
		];
	const offered = withShow(property, { provider: valuesOf(providers) });
	return field.type === 'options' ? splitByChoices(field, offered, providers) : [offered];
}
