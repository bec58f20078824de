import type { IDataObject } from 'n8n-workflow';
import type { Field } from './field';
import type { InputRefusal } from '../../errors/inputRefusal';
import { asObject } from '../values/json';
import { notOffered } from '../../errors/notOffered';
import type { Provider } from './provider';

/**
 * Whether a provider does not have an option: it says so, or lacks the part that the option needs.
 */
export function lacksOption(provider: Provider, { name, needs }: Field): boolean {
	return (
		provider.lacksOptions?.includes(name) === true ||
		(needs !== undefined && provider[needs] === undefined)
	);
}

/** Whether a provider does not have a choice of a field. */
export function lacksChoice({ lacksChoices }: Provider, { name }: Field, choice: unknown): boolean {
	return lacksChoices?.[name]?.some((lacked) => lacked === choice) === true;
}

/** Looks at the values of one item. */
type Look = (values: IDataObject) => InputRefusal | undefined;

function namesOf(providers: readonly Provider[], has: (provider: Provider) => boolean): string[] {
	return providers.filter(has).map(({ name }) => name);
}

function lookAtOption(
	provider: Provider,
	providers: readonly Provider[],
	collection: Field,
	option: Field,
): Look {
	return (values) => {
		const value = asObject(values[collection.name])[option.name];
		if (value === undefined || value === null || value === '') return undefined;
		return notOffered(
			provider.name,
			`"${option.displayName}"`,
			namesOf(providers, (other) => !lacksOption(other, option)),
		);
	};
}

function lookAtChoice(
	provider: Provider,
	providers: readonly Provider[],
	field: Field,
	choice: { name: string; value?: unknown },
): Look {
	return (values) =>
		values[field.name] === choice.value
			? notOffered(
					provider.name,
					`"${choice.name}" in ${field.displayName}`,
					namesOf(providers, (other) => !lacksChoice(other, field, choice.value)),
				)
			: undefined;
}

/**
 * Refuses what the panel does not show with this provider, and a workflow asks for all the same: by
 * an expression, or after the provider was changed. `providers` are those that offer the operation.
 * Undefined where it lacks nothing.
 */
export function refuseLacking(
	fields: readonly Field[],
	provider: Provider,
	providers: readonly Provider[],
): ((values: IDataObject) => void) | undefined {
	const looks = fields.flatMap((field): Look[] => {
		const options = (field.options ?? []) as ReadonlyArray<Field & { value?: unknown }>;
		if (field.type === 'collection')
			return options
				.filter((option) => lacksOption(provider, option))
				.map((option) => lookAtOption(provider, providers, field, option));
		return options
			.filter(({ value }) => lacksChoice(provider, field, value))
			.map((choice) => lookAtChoice(provider, providers, field, choice));
	});
	if (looks.length === 0) return undefined;
	return (values) => {
		for (const look of looks) {
			const refusal = look(values);
			if (refusal) throw refusal;
		}
	};
}
