import type { IDataObject } from 'n8n-workflow';
import { runTasks } from '../process/runTasks';
import { GivenLists, usesNames } from './givenNames';
import { openKnownNames, type NameOf } from './knownNames';
import { describeContent, type Content } from './content';
import type { Audience } from '../declarations/audience';
import { fieldsOf } from '../declarations/offering';
import type { IdempotencyLedger } from './idempotencyLedger';
import type { Message, Operation } from '../declarations/operation';
import type { Run } from './openRun';
import { openValues, type ReadItem } from './readValues';
import { resolveNames } from './resolveNames';
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
	/** Undefined where the operation is about nothing that has a name. */
	readonly nameOf?: NameOf;
}

/** Looks up the messages of all items. */
async function lookUpAll(
	run: Run,
	ledger: IdempotencyLedger,
	{ message, read }: { message: Message<IDataObject>; read: ReadItem },
): Promise<Omit<Items, 'nameOf'>> {
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
			texts.push(...ids.flatMap(await content));
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
	return {
		read: (itemIndex, readable) => values[itemIndex] ?? read(itemIndex, readable),
		lookedUp,
	};
}

/**
 * Items are read when their turn comes. Only where a Resume Key was used before, all are read
 * first, since the whole list has to be looked up.
 */
export async function prepareValues(run: Run, operation: Operation): Promise<Items> {
	const { ledger } = run;
	const { message } = operation;
	const lists = new GivenLists(run.context);
	const named = fieldsOf(operation).filter((field) => usesNames(run.context, field, lists));
	const { resolvers, names } = await resolveNames(run, named);
	const read = openValues(run, operation, { resolvers, lists });
	const nameOf = openKnownNames(run, operation, names);
	return message && ledger?.isKnown
		? { ...(await lookUpAll(run, ledger, { message, read })), nameOf }
		: { read, nameOf };
}
