import type { INodeExecutionData } from 'n8n-workflow';
import type { WebhookEvent } from '../declarations/event';
import type { ItemOptions } from '../declarations/triggerOptions';
import { readChosenEvents } from '../reading/readTrigger';
import { toCollectedItems } from './collectedItems';
import type { Receiving } from './receiving';
import { tellEvents, toItem } from './toItems';

/** What the chosen events look like with these options, before any has come. */
export async function toSampleItems(
	{ context, catalogue, provider }: Pick<Receiving, 'context' | 'catalogue' | 'provider'>,
	options: ItemOptions,
): Promise<INodeExecutionData[]> {
	const { samples, collection, details } = catalogue;
	const read = samples.read(readChosenEvents(context, catalogue));
	const items = tellEvents({ context, catalogue }, read, options).map((occurrence) => {
		const { json } = toItem(occurrence, provider, options);
		if (!options.includeGroupDetails || !details.about(json as WebhookEvent)) return { json };
		return { json: details.add(json as WebhookEvent, { details: samples.details }) };
	});
	if (options.collectSeconds === undefined) return items;
	const keyed = items.map((item) => ({ item, key: collection.keyOf(item.json as WebhookEvent) }));
	const held = keyed.flatMap(({ item, key }) =>
		key === undefined ? [] : [{ key, item: Promise.resolve(item) }],
	);
	const others = keyed.flatMap(({ item, key }) => (key === undefined ? [item] : []));
	return [...(await toCollectedItems({ context, catalogue }, held, options)), ...others];
}
