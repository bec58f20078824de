import type { IWebhookFunctions, IHookFunctions } from 'n8n-workflow';
import type { Occurrence, WebhookEvent } from '../declarations/event';
import { toList } from '../execution/readValues';
import type { TriggerCatalogue } from '../declarations/trigger';
import type { WebhookKeys } from '../declarations/webhooks';

type EventTest = (event: WebhookEvent) => boolean;

/** The events that the panel names. */
export function readChosenEvents(context: IWebhookFunctions | IHookFunctions): Set<string> {
	return new Set(toList(context.getNodeParameter('events', [])));
}

/** What the filters of the panel let pass. @throws InputRefusal for a filter that cannot work. */
export function readFilters(context: IWebhookFunctions | IHookFunctions, { filters }: TriggerCatalogue): EventTest[] {
	const given = context.getNodeParameter('filters', {});
	const values = (typeof given === 'object' ? given : {}) as Record<string, unknown>;
	return filters.flatMap(({ field, toTest }) => (field.name in values ? (toTest(values[field.name]) ?? []) : []));
}

/** Whose webhooks are meant: those of the credential's number, unless the panel says otherwise. */
async function readAccounts(context: IWebhookFunctions, { catalogue, keys }: Pick<Choosing, 'catalogue' | 'keys'>): Promise<EventTest | undefined> {
	const which = context.getNodeParameter('accounts', 'credential');
	if (which === 'any') return undefined;
	const ids = which === 'selected' ? toList(context.getNodeParameter('accountIds', '')) : [(await keys()).accountId];
	if (which !== 'selected' && ids[0] === '') return undefined;
	// What is about the whole business names no number.
	return (event) => {
		const id = catalogue.accountOf(event);
		return id === undefined || ids.includes(id);
	};
}

interface Choosing {
	readonly context: IWebhookFunctions;
	readonly catalogue: TriggerCatalogue;
	readonly keys: () => Promise<WebhookKeys>;
}

/** The events of a webhook that start the workflow. What nobody chose is not even built. */
export async function chooseEvents({ context, catalogue, keys }: Choosing, body: unknown): Promise<Occurrence[]> {
	const events = readChosenEvents(context);
	const occurrences = catalogue.read(body, (event) => events.has(event));
	if (occurrences.length === 0) return occurrences;
	const accounts = await readAccounts(context, { catalogue, keys });
	const tests = [catalogue.concerns, ...(accounts ? [accounts] : []), ...readFilters(context, catalogue)];
	return occurrences.filter(({ json }) => tests.every((test) => test(json)));
}
