import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Message, Operation, Targets } from '../declarations/operation';
import type { Session } from '../declarations/session';
import { describeContent } from './content';
import type { Run } from './openRun';

/** The message of one item, on its way to each of its targets. */
export interface Sending {
	readonly targets: Targets;
	/** To be called in the order of the list, and for each target once. @throws Stopped */
	readonly sendTo: (target: string) => Promise<IDataObject>;
}

interface Sent {
	readonly message: Message<IDataObject>;
	readonly session: Session;
	readonly values: IDataObject;
}

async function send(
	{ ledger, tally }: Run,
	{ message, session, values }: Sent,
	{ target, entry }: { target: string; entry?: string },
): Promise<IDataObject> {
	const body = await session.ask(message.requestTo(target, values));
	const sent = message.output(body, target, values);
	// What follows may take long, and a message that is out must not go out again.
	if (entry !== undefined) ledger?.accept(entry);
	tally.send();
	return message.followUp ? await message.followUp(session, sent, values) : sent;
}

/** @throws InputRefusal when the item as a whole cannot be sent. */
export function openSending(
	run: Run,
	operation: Operation & { readonly message: Message<IDataObject> },
	session: Session,
	values: IDataObject,
): Sending {
	const { context, channel, ledger, queue, tally } = run;
	const { message } = operation;
	const targets = message.targets(values);
	message.validate?.(values, channel);
	const item: INodeExecutionData = context.getInputData()[session.itemIndex] ?? { json: {} };
	let preparing: Promise<IDataObject> | undefined;
	const prepare = async () => (await message.prepare?.(session, values)) ?? values;
	const sendTo = async (target: string): Promise<IDataObject> => {
		// Named before its turn in the queue: in the order of the list.
		const entry = ledger?.nameNext(describeContent(operation, values, target, item));
		if (entry !== undefined && ledger?.has(entry)) {
			tally.skip();
			return { [targets.key]: target, skipped: true };
		}
		const prepared = (preparing ??= prepare());
		// Each target waits for it in its own turn; until then, a failure is nobody's.
		prepared.catch(() => undefined);
		return await queue.run(
			target,
			async () => await send(run, { message, session, values: await prepared }, { target, entry }),
		);
	};
	return { targets, sendTo };
}
