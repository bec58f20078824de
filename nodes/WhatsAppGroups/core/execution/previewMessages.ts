import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import type { Output } from '../declarations/operation';
import type { Preview } from '../declarations/preview';
import type { GraphRequest } from '../declarations/request';
import { InputRefusal } from '../../errors/inputRefusal';
import { partsOf, rehearse, toContent } from './content';
import type { Run } from './openRun';
import type { Item, Sending } from './sendMessages';
import { openSession } from './session';

/** What all targets of an item share. */
interface Shared {
	/** The values of each part; none where the message cannot be made. */
	readonly parts: readonly IDataObject[];
	readonly problems: readonly string[];
}

function toProblem(failure: unknown): string[] {
	if (failure instanceof InputRefusal)
		return [`${failure.message}. ${failure.remedy ?? ''}`.trim()];
	// What n8n says of an item that lacks its file.
	if (failure instanceof NodeOperationError)
		return [[failure.message, failure.description].filter(Boolean).join('. ')];
	throw failure;
}

async function share(run: Run, item: Item, preview: Preview): Promise<Shared> {
	const rehearsing = rehearse(run, item).then((values) => {
		item.message.validate?.(item.values, run.channel);
		return partsOf(item.message, values);
	});
	const { parts, problems } = await rehearsing.then(
		(made) => ({ parts: made, problems: [] }),
		(failure: unknown) => ({ parts: [], problems: toProblem(failure) }),
	);
	const found = await preview.findProblems(openSession(run, item.itemIndex)).catch(toProblem);
	return { parts, problems: [...new Set([...problems, ...found])] };
}

function toMessages(messages: IDataObject[]): IDataObject {
	if (messages.length > 1) return { messages };
	return messages.length === 0 ? {} : { message: messages[0] };
}

/** Which parts have been accepted under the Resume Key. */
function findAccepted(
	{ ledger }: Run,
	message: Item['message'],
	requests: readonly GraphRequest[],
): boolean[] {
	return requests.map(
		(request) => ledger?.has(ledger.nameNext(toContent(message, request))) === true,
	);
}

async function previewTo(
	run: Run,
	{ message, itemIndex, audience, preview }: Item & { preview: Preview },
	{ target, shared }: { target: string; shared: Shared },
): Promise<Output> {
	const requests = shared.parts.map((part) => message.requestTo(target, part));
	const session = openSession(run, itemIndex);
	const accepted = findAccepted(run, message, requests);
	const isAccepted = accepted.length > 0 && accepted.every(Boolean);
	// Of several parts, only those that are missing would be sent.
	const shown = requests.filter((_request, index) => isAccepted || !accepted[index]);
	const leftOut = isAccepted ? undefined : await audience?.examine(session, target);
	if (leftOut && leftOut.reason === undefined) return [];
	const { facts, problems } = await preview.lookAt(session, target);
	const all = new Set([
		...(leftOut?.reason ? [leftOut.reason] : []),
		...problems,
		...shared.problems,
	]);
	run.tally.preview({ isClear: all.size === 0, isAccepted });
	return {
		...audience?.about(target),
		...facts,
		preview: true,
		wouldSend: all.size === 0 && !isAccepted,
		...(isAccepted && { skipped: true }),
		problems: [...all],
		...toMessages(shown.map((request) => preview.toMessage(request))),
	};
}

/** One task per target that tells what would become of its message. */
export function openPreview(run: Run, item: Item, preview: Preview): Sending {
	const { message, values, audience } = item;
	const targets = audience?.targets ?? message.targets(values);
	let sharing: Promise<Shared> | undefined;
	const task = async (target: string): Promise<Output> => {
		const shared = await (sharing ??= share(run, item, preview));
		const told = await previewTo(run, { ...item, preview }, { target, shared });
		return Array.isArray(told) ? told : { [targets.key]: target, ...told };
	};
	return { targets, tasks: targets.ids.map((target) => async () => await task(target)) };
}
