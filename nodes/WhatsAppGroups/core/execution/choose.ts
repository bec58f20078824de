import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { refuseLacking } from '../declarations/lacking';
import { fieldsOf, offers } from '../declarations/offering';
import type { Operation } from '../declarations/operation';
import type { Provider } from '../declarations/provider';

/** What the node can do and through whom. */
export interface Catalogue {
	readonly operations: readonly Operation[];
	readonly providers: readonly Provider[];
}

function listNames(providers: readonly Provider[]): string {
	return providers.map(({ name }) => name).join(', ');
}

/** @throws NodeOperationError when the provider has nothing of the resource, and others have. */
function requireResource(
	context: IExecuteFunctions,
	{ operations, providers }: Catalogue,
	{ provider, resource }: { provider: Provider; resource: string },
): void {
	const has = (candidate: Provider) =>
		operations.some((operation) => operation.resource === resource && offers(candidate, operation));
	const others = providers.filter(has);
	if (others.length === 0 || has(provider)) return;
	const [{ action = resource } = {}] = operations.filter(
		(operation) => operation.resource === resource,
	);
	throw new NodeOperationError(
		context.getNode(),
		`${provider.name} does not offer "${action}", or anything else of this resource`,
		{
			description: `Available with: ${listNames(others)}.`,
		},
	);
}

function findProvider(context: IExecuteFunctions, { providers }: Catalogue): Provider {
	const value = context.getNodeParameter('provider', 0, providers[0]?.value) as string;
	const provider = providers.find((candidate) => candidate.value === value);
	if (provider) return provider;
	throw new NodeOperationError(context.getNode(), `There is no provider "${value}"`, {
		description: `Choose one of these: ${listNames(providers)}.`,
	});
}

function findOperation(
	context: IExecuteFunctions,
	{ operations }: Catalogue,
	resource: string,
): Operation {
	// n8n drops the operation of a resource that the chosen provider does not show.
	const name = context.getNodeParameter('operation', 0, '') as string;
	const operation = operations.find(
		(candidate) => candidate.resource === resource && candidate.operation === name,
	);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`There is no operation "${name}" for the resource "${resource}"`,
		{
			description:
				'Choose resource and operation again. The workflow may come from another version of this node.',
		},
	);
}

/**
 * Reads provider, resource and operation once: they take no expressions. The operation knows what
 * the provider lacks in it. @throws NodeOperationError naming the way out.
 */
export function choose(context: IExecuteFunctions, catalogue: Catalogue): [Provider, Operation] {
	const provider = findProvider(context, catalogue);
	const resource = context.getNodeParameter('resource', 0) as string;
	requireResource(context, catalogue, { provider, resource });
	const operation = findOperation(context, catalogue, resource);
	const having = catalogue.providers.filter((candidate) => offers(candidate, operation));
	if (!having.includes(provider)) {
		const complaint = `${provider.name} does not offer "${operation.action}"`;
		throw new NodeOperationError(context.getNode(), complaint, {
			description: `Available with: ${listNames(having)}.`,
		});
	}
	return [
		provider,
		{ ...operation, checkOffered: refuseLacking(fieldsOf(operation), provider, having) },
	];
}
