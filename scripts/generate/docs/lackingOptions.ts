import type { Field } from '../../../nodes/WhatsAppGroups/core/declarations/field';
import { lacksChoice, lacksOption } from '../../../nodes/WhatsAppGroups/core/declarations/lacking';
import { fieldsOf } from '../../../nodes/WhatsAppGroups/core/declarations/offering';
import type { Operation } from '../../../nodes/WhatsAppGroups/core/declarations/operation';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { resources } from '../../../nodes/WhatsAppGroups/operations/resources';
import { providers } from '../../../nodes/WhatsAppGroups/providers';
import { toTable } from './table';

interface Lacking {
	readonly label: string;
	readonly lacks: (provider: Provider) => boolean;
}

/** What not every provider has of the fields of an operation: its label, and who lacks it. */
function lackingIn(operation: Operation): Lacking[] {
	return fieldsOf(operation)
		.flatMap((field): Lacking[] => {
			const options = (field.options ?? []) as Field[];
			if (field.type === 'collection')
				return options.map((option) => ({
					label: option.displayName,
					lacks: (provider) => lacksOption(provider, option),
				}));
			return options.map(({ name, value }) => ({
				label: `${field.displayName}: ${name}`,
				lacks: (provider) => lacksChoice(provider, field, value),
			}));
		})
		.filter(({ lacks }) => providers.some(lacks));
}

function labelOf({ resource, name }: Operation): string {
	return `${resources.find(({ value }) => value === resource)?.name ?? ''} → ${name}`;
}

const intro =
	'The panel shows them only with a provider that has them. A workflow that asks for one all the same, by an expression or after *Provider* was changed, stops before anything is sent, with a sentence that says who offers it.';

/** The part of the page about options that not every provider has. */
export function buildLackingOptions(): string {
	const rows = new Map<string, { operations: string[]; offered: string[] }>();
	for (const operation of operations) {
		for (const { label, lacks } of lackingIn(operation)) {
			const offered = providers.map((provider) => (lacks(provider) ? '–' : 'yes'));
			const row = rows.get(label) ?? { operations: [], offered };
			row.operations.push(labelOf(operation));
			rows.set(label, row);
		}
	}
	const lines = [...rows]
		.sort(([a], [b]) => a.localeCompare(b))
		.map(([label, row]) => [`**${label}**`, row.operations.join(', '), ...row.offered]);
	const table = toTable(['Option', 'Of', ...providers.map(({ name }) => name)], lines);
	return ['## Options that not every provider has', '', intro, '', table, ''].join('\n');
}
