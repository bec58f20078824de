import type { IWebhookFunctions } from 'n8n-workflow';
import type { Occurrence } from '../declarations/event';
import {
	readChosenEvents,
	readFilters,
	type EventTest,
	type TriggerCatalogue,
} from '../declarations/trigger';
import type { WebhookKeys } from '../declarations/webhooks';
import { toList } from '../values/list';

/** Whose webhooks are meant: those of the credential's number, unless the panel says otherwise. */
async function readAccounts(
	context: IWebhookFunctions,
	{ catalogue, keys }: Pick<Choosing, 'catalogue' | 'keys'>,
): Promise<EventTest | undefined> {
	const which = context.getNodeParameter('accounts', 'credential');
	if (which === 'any') return undefined;
	const ids =
		which === 'selected'
			? toList(context.getNodeParameter('accountIds', ''))
			: [(await keys()).accountId];
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
export async function chooseEvents(
	{ context, catalogue, keys }: Choosing,
	body: unknown,
): Promise<Occurrence[]> {
	const events = readChosenEvents(context);
	const occurrences = catalogue.read(body, (event) => events.has(event));
	if (occurrences.length === 0) return occurrences;
	const accounts = await readAccounts(context, { catalogue, keys });
	const tests = [
		catalogue.concerns,
		...(accounts ? [accounts] : []),
		...readFilters(context, catalogue),
	];
	return occurrences.filter(({ json }) => tests.every((test) => test(json)));
}
