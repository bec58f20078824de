import type { IDataObject } from 'n8n-workflow';
import { fieldsOf } from '../declarations/offering';
import { openYielding } from '../process/yieldToEventLoop';
import { describeContent } from './content';
import type { Operation } from '../declarations/operation';
import { readValues, type ReadContext } from './readValues';
import { References } from './references';
import { distinctLists } from './values/distinctLists';
import type { Run } from './openRun';

/** The values of one item. @throws InputRefusal naming the field and the remedy. */
export type ReadItem = (itemIndex: number) => IDataObject;

/**
 * How the values of an item are read: when its turn comes. Only where a Resume Key was used before,
 * all are read first, since the whole list has to be looked up.
 */
export async function prepareValues(
	{ context, channel, ledger }: Run,
	operation: Operation,
): Promise<ReadItem> {
	const fields = fieldsOf(operation);
	const { provider } = channel;
	const reading: ReadContext = {
		getNodeParameter: context.getNodeParameter.bind(context),
		references: new References(context),
	};
	const read: ReadItem = (itemIndex) => {
		const given = readValues(reading, fields, itemIndex);
		operation.checkOffered?.(given);
		return provider.normalise ? distinctLists(fields, provider.normalise(given)) : given;
	};
	if (!ledger?.isKnown) return read;
	const prepared: Array<IDataObject | undefined> = [];
	const contents: string[] = [];
	const yieldIfDue = openYielding();
	for (const [itemIndex, item] of context.getInputData().entries()) {
		await yieldIfDue();
		try {
			const values = read(itemIndex);
			contents.push(
				...(operation.message?.targets(values).ids ?? []).map((target) =>
					describeContent(operation, values, target, item),
				),
			);
			prepared[itemIndex] = values;
		} catch {
			// The item says so itself when its turn comes; nothing of it was ever sent.
			prepared[itemIndex] = undefined;
		}
	}
	await ledger.lookUp(contents);
	return (itemIndex) => prepared[itemIndex] ?? read(itemIndex);
}
