import { isExperimental, offers } from '../../../nodes/WhatsAppGroups/core/declarations/offering';
import type {
	Operation,
	ResourceWords,
} from '../../../nodes/WhatsAppGroups/core/declarations/operation';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { resources } from '../../../nodes/WhatsAppGroups/operations/resources';
import { providers } from '../../../nodes/WhatsAppGroups/providers';
import { toPath } from '../addresses';
import type { OperationRun } from '../operationRuns';
import { buildLackingOptions } from './lackingOptions';
import { toTable } from './table';

/** Its requests in Graph's words, each once: those that it really makes with its samples. */
function endpointsOf(runs: readonly OperationRun[]): string[] {
	const asked = runs.flatMap(({ requests }) =>
		requests.map(({ method, url }) => {
			const address = toPath(url)
				.replace('{NEW_GROUP_ID}', '{GROUP_ID}')
				.replace('/{MEDIA_URL}', 'the address in the answer');
			return `\`${method} ${address}\``;
		}),
	);
	return [...new Set(asked)].sort();
}

function offeredBy(provider: Provider, operation: Operation): string {
	if (!offers(provider, operation)) return '–';
	return isExperimental(provider, operation) ? 'experimental' : 'yes';
}

type Runs = ReadonlyMap<Operation, readonly OperationRun[]>;

function toSection({ value, name, description = '' }: ResourceWords, runs: Runs): string {
	const rows = operations
		.filter(({ resource }) => resource === value)
		.map((operation) => [
			`**${operation.name}** (\`${operation.operation}\`)`,
			operation.description,
			endpointsOf(runs.get(operation) ?? []).join('<br>'),
			...providers.map((provider) => offeredBy(provider, operation)),
		]);
	const providerNames = providers.map((provider) => provider.name);
	const head = ['Operation', 'What it does', 'Requests (Graph)', ...providerNames];
	return [`## ${name} (\`${value}\`)`, '', `${description}.`, '', toTable(head, rows), ''].join(
		'\n',
	);
}

const intro = [
	'# Operations of the WhatsApp Groups node',
	'',
	'Generated from the declarations by `npm run generate`. Do not edit.',
	'',
	'The requests are those of the Graph API, as Meta takes them below `https://graph.facebook.com/vNN.0`; other providers are asked the same at addresses of their own. "–" means that the provider does not offer it.',
	'',
];

/** `docs/operations.md`: every operation, what it asks of Graph, and who offers it. */
export function buildOperationsPage(runs: Runs): string {
	const sections = resources.map((resource) => toSection(resource, runs));
	return [...intro, ...sections, buildLackingOptions()].join('\n');
}
