import type { INodeProperties } from 'n8n-workflow';
import { isExperimental, offers } from '../declarations/offering';
import type { Operation } from '../declarations/operation';
import type { Provider } from '../declarations/provider';
import { valuesOf } from './offeredFields';

/** What has to be known before the operation is run, and which providers have to be named for. */
function noticesOf(
	operation: Operation,
	providers: readonly Provider[],
): Array<{ text: string; providers: readonly Provider[] }> {
	const having = providers.filter((provider) => offers(provider, operation));
	const others = having.map(({ name }) => name).join(' or ');
	return [
		...(operation.notice ? [{ text: operation.notice, providers: having }] : []),
		...having
			.filter((provider) => isExperimental(provider, operation))
			.map((provider) => ({
				text: `${provider.name} does not document this publicly, so it may not work.`,
				providers: [provider],
			})),
		...providers
			.filter((provider) => !having.includes(provider))
			.map((provider) => ({
				text: `${provider.name} does not offer this operation, and the node will not run. Choose another operation, or ${others} as the provider.`,
				providers: [provider],
			})),
	];
}

/** Notices above the fields of an operation. */
export function noticeProperties(
	operation: Operation,
	providers: readonly Provider[],
): INodeProperties[] {
	const { resource, operation: value } = operation;
	return noticesOf(operation, providers).map(({ text, providers: shownFor }, index) => ({
		displayName: text,
		name: `${resource}${value}Notice${index}`,
		type: 'notice',
		default: '',
		displayOptions: {
			show: { resource: [resource], operation: [value], provider: valuesOf(shownFor) },
		},
	}));
}
