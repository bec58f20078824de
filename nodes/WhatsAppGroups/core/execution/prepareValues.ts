import type { IDataObject } from 'n8n-workflow';
import { fieldsOf } from '../declarations/offering';
import { openYielding } from '../process/yieldToEventLoop';
import { describeContent, type Content } from './content';
import type { IdempotencyLedger } from './idempotencyLedger';
import type { Message, Operation } from '../declarations/operation';
import { readValues, type ReadContext } from './readValues';
import { References } from './references';
import { distinctLists } from './values/distinctLists';
import type { Run } from './openRun';

/** What was found out about one item. */
export interface ItemValues {
	readonly values: IDataObject;
	/** What its message would be, where that was looked up. */
	readonly content?: Promise<Content>;
}

/** Reads one item. @throws InputRefusal naming the field and the remedy. */
export type ReadItem = (itemIndex: number) => ItemValues;

/** Looks up the messages of all items. */
async function lookUpAll(
	run: Run,
	ledger: IdempotencyLedger,
	{ message, read }: { message: Message<IDataObject>; read: ReadItem },
): Promise<ReadItem> {
	const prepared: Array<ItemValues | undefined> = run.context.getInputData().map(() => undefined);
	const contents: string[] = [];
	const yieldIfDue = openYielding();
	for (const itemIndex of prepared.keys()) {
		await yieldIfDue();
		// Reading files takes its time. When the run has ended, nothing leaves anyway.
		if (run.signal.aborted) return read;
		try {
			const { values } = read(itemIndex);
			const { ids } = message.targets(values);
			const content = describeContent(run, { message, itemIndex, values });
			prepared[itemIndex] = { values, content };
			contents.push(...ids.map(await content));
		} catch {
			// The item says so itself when its turn comes, and is not sent. A file that could not be
			// read now is not read again: what was not looked up might be sent twice.
		}
	}
	await ledger.lookUp(contents);
	return (itemIndex) => prepared[itemIndex] ?? read(itemIndex);
}

/**
 * How the values of an item are read: when its turn comes. Only where a Resume Key was used before,
 * all are read first, since the whole list has to be looked up.
 */
export async function prepareValues(run: Run, operation: Operation): Promise<ReadItem> {
	const { context, channel, ledger } = run;
	const fields = fieldsOf(operation);
	const { provider } = channel;
	const reading: ReadContext = {
		getNodeParameter: context.getNodeParameter.bind(context),
		references: new References(context),
	};
	const read: ReadItem = (itemIndex) => {
		const given = readValues(reading, fields, itemIndex);
		operation.checkOffered?.(given);
		return {
			values: provider.normalise ? distinctLists(fields, provider.normalise(given)) : given,
		};
	};
	const { message } = operation;
	return message && ledger?.isKnown ? await lookUpAll(run, ledger, { message, read }) : read;
}
