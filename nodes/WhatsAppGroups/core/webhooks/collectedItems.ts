import type { INodeExecutionData } from 'n8n-workflow';
import type { WebhookEvent } from '../declarations/event';
import type { TriggerCatalogue } from '../declarations/trigger';
import { namesWriters, type ItemOptions } from '../declarations/triggerOptions';
import { asText } from '../values/json';
import type { HeldEvent } from './debounceWindow';
import type { Receiving } from './receiving';

/** WhatsApp does not promise the order in which webhooks come. */
function byTime(a: INodeExecutionData, b: INodeExecutionData): number {
	return (asText(a.json.timestamp) ?? '').localeCompare(asText(b.json.timestamp) ?? '');
}

/** Each file in a field of its own, and each event says in which. */
function nameFiles(
	catalogue: TriggerCatalogue,
	items: readonly INodeExecutionData[],
): INodeExecutionData[] {
	let files = 0;
	return items.map(({ json, binary }) => {
		const [found] = Object.entries(binary ?? {});
		if (!found) return { json };
		const [field, file] = found;
		const binaryField = files === 0 ? field : `${field}${files}`;
		files += 1;
		return {
			json: catalogue.withDownload(json as WebhookEvent, { binaryField }),
			binary: { [binaryField]: file },
		};
	});
}

/** Where the options want it, who wrote comes once, before everything. */
function mergeItems(
	catalogue: TriggerCatalogue,
	made: INodeExecutionData[],
	isNamed: boolean,
): INodeExecutionData[] {
	const items = nameFiles(catalogue, [...made].sort(byTime));
	const [first, ...others] = items.map(({ json }) => json as WebhookEvent);
	if (!first) return [];
	const merged = catalogue.collection.merge([first, ...others]);
	const json = isNamed ? catalogue.nameWriter(merged) : merged;
	const binary = Object.assign({}, ...items.map((item) => item.binary)) as object;
	return [Object.keys(binary).length > 0 ? { json, binary: { ...binary } } : { json }];
}

/** One item of all events with the same key, in the order in which they happened. */
export async function toCollectedItems(
	{ context, catalogue }: Pick<Receiving, 'context' | 'catalogue'>,
	held: ReadonlyArray<Pick<HeldEvent, 'key' | 'item'>>,
	options: ItemOptions,
): Promise<INodeExecutionData[]> {
	const byKey = new Map<string, INodeExecutionData[]>();
	for (const { key, item } of held) byKey.set(key, [...(byKey.get(key) ?? []), await item]);
	const isNamed = namesWriters(options, context.getNode().typeVersion);
	return [...byKey.values()].flatMap((items) => mergeItems(catalogue, items, isNamed));
}
