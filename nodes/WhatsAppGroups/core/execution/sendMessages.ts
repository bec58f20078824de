import type { IDataObject } from 'n8n-workflow';
import type { Message, Targets } from '../declarations/operation';
import { deliver } from '../sending/deliver';
import { asObject } from '../values/json';
import { describeContent, type Content } from './content';
import type { Run } from './openRun';
import { openSession } from './session';

/** The message of one item. */
interface Item {
	readonly message: Message<IDataObject>;
	readonly itemIndex: number;
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
	run: Run,
	{ message, itemIndex, values }: Item,
	{ target, entry }: { target: string; entry?: string },
): Promise<IDataObject> {
	const request = message.requestTo(target, values);
	const body = asObject(await deliver(run.channel, request, run.delivery, itemIndex));
	if (entry !== undefined) run.ledger?.accept(entry);
	run.tally.send();
	const sent = message.output(body, target, values);
	const followUp = message.followUp?.(values);
	return followUp ? await followUp(openSession(run, itemIndex), sent) : sent;
}

/** What the targets of an item share, done when the first of them needs it. */
function once<Result>(task: () => Promise<Result>): () => Promise<Result> {
	let doing: Promise<Result> | undefined;
	return async () => await (doing ??= task());
}

/** @throws InputRefusal when the item as a whole cannot be sent. */
export function openSending(run: Run, item: Item): Sending {
	const { channel, ledger, queue, tally } = run;
	const { message, itemIndex, values } = item;
	const targets = message.targets(values);
	message.validate?.(values, channel);
	const describe = once(
		async () => await (item.content ?? describeContent(run, { message, itemIndex, values })),
	);
	const prepare = once(
		async () => (await message.prepare?.(openSession(run, itemIndex), values)) ?? values,
	);
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
