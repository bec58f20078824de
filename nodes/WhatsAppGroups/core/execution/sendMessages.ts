import type { IDataObject } from 'n8n-workflow';
import type { Message, Operation, Targets } from '../declarations/operation';
import type { Session } from '../declarations/session';
import { describeContent } from './content';
import type { Run } from './openRun';

/** The message of one item. */
interface Item {
	readonly operation: Operation & { readonly message: Message<IDataObject> };
	readonly session: Session;
	readonly values: IDataObject;
}

/** Sends the message to each target, one task each: to be started in this order. */
export interface Sending {
	readonly targets: Targets;
	readonly tasks: ReadonlyArray<() => Promise<IDataObject>>;
}

/** Sends one message, and notes it before anything that follows it can fail or take long. */
async function send(
	{ ledger, tally }: Run,
	{ operation: { message }, session, values }: Item,
	{ target, entry }: { target: string; entry?: string },
): Promise<IDataObject> {
	const body = await session.ask(message.requestTo(target, values));
	if (entry !== undefined) ledger?.accept(entry);
	tally.send();
	const sent = message.output(body, target, values);
	return message.followUp ? await message.followUp(session, sent, values) : sent;
}

/** @throws InputRefusal when the item as a whole cannot be sent. */
export function openSending(run: Run, item: Item): Sending {
	const { context, channel, ledger, queue, tally } = run;
	const { operation, session, values } = item;
	const { message } = operation;
	const targets = message.targets(values);
	message.validate?.(values, channel);
	const input = context.getInputData()[session.itemIndex] ?? { json: {} };
	let prepared: Promise<IDataObject> | undefined;
	const sendTo = async (target: string): Promise<IDataObject> => {
		// Named before its turn in the queue: in the order of the list.
		const entry = ledger?.nameNext(describeContent(operation, values, target, input));
		if (entry !== undefined && ledger?.has(entry)) {
			tally.skip();
			return { [targets.key]: target, skipped: true };
		}
		const ready = (prepared ??= message.prepare?.(session, values) ?? Promise.resolve(values));
		// Each target waits for it in its own turn; until then, a failure is nobody's.
		ready.catch(() => undefined);
		const task = async () => await send(run, { ...item, values: await ready }, { target, entry });
		return await queue.run(target, task);
	};
	return { targets, tasks: targets.ids.map((target) => async () => await sendTo(target)) };
}
