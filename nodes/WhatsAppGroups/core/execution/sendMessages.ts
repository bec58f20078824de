import type { IDataObject } from 'n8n-workflow';
import type { Message, Operation, Targets } from '../declarations/operation';
import type { Session } from '../declarations/session';
import { describeContent, type Content } from './content';
import type { Run } from './openRun';

/** The message of one item. */
interface Item {
	readonly operation: Operation & { readonly message: Message<IDataObject> };
	readonly session: Session;
	readonly values: IDataObject;
	/** What the message would be, where that is known. */
	readonly content?: Promise<Content>;
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

/** What the targets of an item share, done when the first of them needs it. */
function once<Result>(task: () => Promise<Result>): () => Promise<Result> {
	let doing: Promise<Result> | undefined;
	return async () => await (doing ??= task());
}

/** @throws InputRefusal when the item as a whole cannot be sent. */
export function openSending(run: Run, item: Item): Sending {
	const { channel, ledger, queue, tally } = run;
	const { operation, session, values } = item;
	const { message } = operation;
	const targets = message.targets(values);
	message.validate?.(values, channel);
	const { itemIndex } = session;
	const describe = once(
		async () => await (item.content ?? describeContent(run, { message, itemIndex, values })),
	);
	const prepare = once(async () => (await message.prepare?.(session, values)) ?? values);
	const sendInTurn = async (target: string): Promise<IDataObject> => {
		// Messages that are the same have the same target: they are counted in the order of the list.
		const entry = ledger?.nameNext((await describe())(target));
		if (entry !== undefined && ledger?.has(entry)) {
			tally.skip();
			return { [targets.key]: target, skipped: true };
		}
		return await send(run, { ...item, values: await prepare() }, { target, entry });
	};
	const sendTo = async (target: string): Promise<IDataObject> => {
		// Files go up before their turn, unless they may not be needed. Each target waits for them in
		// its own turn; until then, a failure is nobody's.
		if (!ledger?.isKnown) prepare().catch(() => undefined);
		return await queue.run(target, async () => await sendInTurn(target));
	};
	return { targets, tasks: targets.ids.map((target) => async () => await sendTo(target)) };
}
