import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { runTasks } from '../process/runTasks';
import { describeContent, type Content } from './content';
import type { Audience } from '../declarations/audience';
import type { Field } from '../declarations/field';
import { fieldsOf } from '../declarations/offering';
import type { IdempotencyLedger } from './idempotencyLedger';
import type { Message, Operation } from '../declarations/operation';
import type { Run } from './openRun';
import { openValues, type ReadItem } from './readValues';
import { openResolvers } from './resolveNames';
import { findAudience } from './sendMessages';

/** What was found out about the message of an item before its turn. */
interface LookedUp {
	readonly content: Promise<Content>;
	readonly audience?: Audience;
}

/** How the values of an item are read when its turn comes. */
export interface Items {
	readonly read: ReadItem;
	readonly lookedUp?: ReadonlyArray<LookedUp | undefined>;
}

/** Looks up the messages of all items. */
async function lookUpAll(
	run: Run,
	ledger: IdempotencyLedger,
	{ message, read }: { message: Message<IDataObject>; read: ReadItem },
): Promise<Items> {
	const values: Array<IDataObject | undefined> = run.context.getInputData().map(() => undefined);
	const lookedUp: Array<LookedUp | undefined> = [];
	const texts: string[] = [];
	const lookAt = async (itemIndex: number) => {
		try {
			const given = read(itemIndex);
			const item = { message, itemIndex, values: given };
			const audience = await findAudience(run, item);
			const { ids } = audience?.targets ?? message.targets(given);
			const content = describeContent(run, item);
			values[itemIndex] = given;
			lookedUp[itemIndex] = { content, audience };
			texts.push(...ids.map(await content));
		} catch {
			// The item says so itself when its turn comes, and is not sent. A file that could not be
			// read now is not read again: what was not looked up might be sent twice.
		}
	};
	const tasks = values.map((_none, itemIndex) => async () => await lookAt(itemIndex));
	// Reading files takes its time. When the run has ended, nothing leaves anyway.
	await runTasks(tasks, { atOnce: 1, signal: run.signal });
	if (run.signal.aborted) return { read };
	await ledger.lookUp(texts);
	return { read: (itemIndex) => values[itemIndex] ?? read(itemIndex), lookedUp };
}

function rawOf(context: IExecuteFunctions, name: string): unknown {
	return context.getNodeParameter(name, 0, '', { rawExpressions: true });
}

/** Whether the panel hides a field from every item. */
function isHidden(context: IExecuteFunctions, { displayOptions }: Field): boolean {
	const { show = {} } = (displayOptions ?? {}) as { show?: Record<string, unknown[]> };
	return Object.entries(show).some(([other, accepted]) => {
		const raw = rawOf(context, other);
		return !String(raw).startsWith('=') && !accepted.includes(raw);
	});
}

/** Whether a name was entered in a field. */
function usesNames(context: IExecuteFunctions, field: Field): boolean {
	if (!field.naming) return false;
	const { mode } = (rawOf(context, field.name) ?? {}) as { mode?: unknown };
	return mode === field.naming.mode && !isHidden(context, field);
}

/**
 * Items are read when their turn comes. Only where a Resume Key was used before, all are read
 * first, since the whole list has to be looked up.
 */
export async function prepareValues(run: Run, operation: Operation): Promise<Items> {
	const { ledger } = run;
	const { message } = operation;
	const named = fieldsOf(operation).filter((field) => usesNames(run.context, field));
	const resolvers = named.length > 0 ? await openResolvers(run, named) : undefined;
	const read = openValues(run, operation, resolvers);
	return message && ledger?.isKnown ? await lookUpAll(run, ledger, { message, read }) : { read };
}
