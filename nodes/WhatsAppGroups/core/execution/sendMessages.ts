import type { IDataObject } from 'n8n-workflow';
import type { Audience, LeftOut, Targets } from '../declarations/audience';
import type { Message, Output } from '../declarations/operation';
import { deliver } from '../sending/deliver';
import { asObject } from '../values/json';
import { describeContent, type Content } from './content';
import type { Run } from './openRun';
import { hasSentBefore, sendParts } from './sendParts';
import { openSession } from './session';

/** The message of one item. */
export interface Item {
	readonly message: Message<IDataObject>;
	readonly itemIndex: number;
	readonly values: IDataObject;
	/** What the message would be, where that is known. */
	readonly content?: Promise<Content>;
	/** Its targets, where they were found. */
	readonly audience?: Audience;
}

/** Sends the message to each target, one task each: to be started in this order. */
export interface Sending {
	readonly targets: Targets;
	readonly tasks: ReadonlyArray<() => Promise<Output>>;
}

/** @throws InputRefusal for what cannot be meant; NodeApiError when nothing can be read. */
export async function findAudience(
	run: Run,
	{ message, itemIndex, values }: Item,
): Promise<Audience | undefined> {
	const find = message.audience?.(values);
	return find && (await find(openSession(run, itemIndex)));
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

/** Sends to a target that was found; where it is left out, that is said. */
async function sendToFound(
	run: Run,
	{ audience, itemIndex }: Item & { audience: Audience },
	{ target, task }: { target: string; task: () => Promise<IDataObject> },
): Promise<Output> {
	const known = { [audience.targets.key]: target, ...audience.about(target) };
	const leaveOut = ({ reason }: LeftOut): Output => {
		if (reason === undefined) return [];
		run.tally.skip(reason);
		return { ...known, skipped: true, reason };
	};
	try {
		const leftOut = await audience.examine(openSession(run, itemIndex), target);
		return leftOut ? leaveOut(leftOut) : { ...known, ...(await task()) };
	} catch (failure) {
		// A target that has the beginning of the message was not left out.
		const leftOut = hasSentBefore(failure) ? undefined : audience.readRefusal(failure);
		if (leftOut) return leaveOut(leftOut);
		return await Promise.reject(failure);
	}
}

function once<Result>(task: () => Promise<Result>): () => Promise<Result> {
	let doing: Promise<Result> | undefined;
	return async () => await (doing ??= task());
}

/** What the targets of an item share, done when the first of them needs it. */
interface Shared {
	/** What would be sent, for the Resume Key. */
	readonly describe: () => Promise<Content>;
	/** The values of each part, with the files uploaded. */
	readonly prepare: () => Promise<readonly IDataObject[]>;
}

function share(run: Run, item: Item): Shared {
	const { message, itemIndex, values, content } = item;
	return {
		describe: once(async () => await (content ?? describeContent(run, item))),
		prepare: once(async () => {
			const prepared = (await message.prepare?.(openSession(run, itemIndex), values)) ?? values;
			return message.parts?.(prepared) ?? [prepared];
		}),
	};
}

/** Sends all parts to one target. */
async function sendWhole(
	run: Run,
	item: Item,
	{ target, entries, prepare }: Pick<Shared, 'prepare'> & { target: string; entries: string[] },
): Promise<IDataObject> {
	const parts = await prepare();
	const sendPart = async (index: number) =>
		await send(
			run,
			{ ...item, values: parts[index] ?? item.values },
			{ target, entry: entries[index] },
		);
	return parts.length === 1
		? await sendPart(0)
		: await sendParts(run, { entries, count: parts.length, sendPart });
}

async function sendInTurn(
	run: Run,
	item: Item,
	{ target, key, describe, prepare }: Shared & { target: string; key: string },
): Promise<Output> {
	const { ledger, tally } = run;
	const { audience } = item;
	// Messages that are the same have the same target: they are counted in the order of the list.
	const contents = ledger ? (await describe())(target) : [];
	const entries = contents.map((content) => ledger?.nameNext(content) ?? '');
	if (ledger?.hasAll(entries)) {
		tally.skip();
		return { [key]: target, skipped: true };
	}
	const task = async () => await sendWhole(run, item, { target, entries, prepare });
	return await (audience ? sendToFound(run, { ...item, audience }, { target, task }) : task());
}

/** @throws InputRefusal when the item as a whole cannot be sent. */
export function openSending(run: Run, item: Item): Sending {
	const { channel, ledger, queue } = run;
	const { message, values, audience } = item;
	const targets = audience?.targets ?? message.targets(values);
	message.validate?.(values, channel);
	const shared = share(run, item);
	const sendTo = async (target: string): Promise<Output> => {
		// Files go up before their turn, unless they may not be needed. Each target waits for them in
		// its own turn; until then, a failure is nobody's.
		if (!ledger?.isKnown) shared.prepare().catch(() => undefined);
		const turn = { target, key: targets.key, ...shared };
		return await queue.run(target, async () => await sendInTurn(run, item, turn));
	};
	return { targets, tasks: targets.ids.map((target) => async () => await sendTo(target)) };
}
