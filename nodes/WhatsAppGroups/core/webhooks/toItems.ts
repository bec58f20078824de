import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { runTasks } from '../process/runTasks';
import { addDetails } from './addDetails';
import { Downloads } from './download';
import type { Occurrence } from '../declarations/event';
import { safeCopy } from '../values/safeCopy';
import type { TriggerCatalogue } from '../declarations/trigger';
import type { Provider } from '../declarations/provider';
import { namesWriters, type ItemOptions } from '../declarations/triggerOptions';
import { readItemOptions } from '../reading/readTrigger';

const bytesPerMegabyte = 1024 * 1024;
/** A webhook may bring hundreds of files, and n8n has more to do. */
const filesAtOnce = 4;

interface Making {
	readonly context: IWebhookFunctions;
	readonly catalogue: TriggerCatalogue;
	readonly provider: Provider;
	readonly options?: ItemOptions;
}

/** One event of those that belong together, and with who wrote it, where the options want that. */
export function tellEvents(
	{ context, catalogue }: Pick<Making, 'catalogue' | 'context'>,
	occurrences: readonly Occurrence[],
	options: ItemOptions,
): Occurrence[] {
	const events = options.mergeReceipts ? catalogue.merge([...occurrences]) : [...occurrences];
	const isNamed = namesWriters(options, context.getNode().typeVersion);
	return isNamed
		? events.map(({ json, raw }) => ({ json: catalogue.nameWriter(json), raw }))
		: events;
}

export function toItem(
	{ json: { event, eventId, timestamp, ...others }, raw }: Occurrence,
	provider: Provider,
	{ includeRaw }: ItemOptions,
): INodeExecutionData {
	const json: IDataObject = { event, eventId, timestamp, provider: provider.value, ...others };
	if (includeRaw && json.raw === undefined) json.raw = safeCopy(raw);
	return { json };
}

async function addFile(
	{ catalogue }: Making,
	item: INodeExecutionData,
	{ downloads, binaryField }: ItemOptions & { downloads: Downloads },
): Promise<INodeExecutionData> {
	const event = item.json as Occurrence['json'];
	const file = catalogue.fileOf(event);
	if (!file) return item;
	const result = await downloads.fetch(file);
	if ('reason' in result) return { ...item, json: catalogue.withDownload(event, result) };
	const field = binaryField || 'data';
	return {
		json: catalogue.withDownload(event, { binaryField: field }),
		binary: { [field]: result.binary },
	};
}

/** One item per event, with what the options ask for. */
export async function toItems(
	making: Making,
	occurrences: Occurrence[],
): Promise<INodeExecutionData[]> {
	const { context, provider } = making;
	const { options = readItemOptions(context) } = making;
	const told = tellEvents(making, occurrences, options);
	const made = told.map((occurrence) => toItem(occurrence, provider, options));
	const items = options.includeGroupDetails ? await addDetails(making, made) : made;
	if (!options.downloadMedia) return items;
	const largestBytes = (options.largestFile ?? 16) * bytesPerMegabyte;
	const downloads = new Downloads(context, provider, largestBytes);
	const tasks = items.map((item, at) => async () => {
		items[at] = await addFile(making, item, { ...options, downloads });
	});
	await runTasks(tasks, { atOnce: filesAtOnce });
	return items;
}
