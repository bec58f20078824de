import type { IDataObject } from 'n8n-workflow';
import type { Output } from '../declarations/operation';
import type { Preview } from '../declarations/preview';
import { InputRefusal } from '../../errors/inputRefusal';
import { rehearse, toContent } from './content';
import type { Run } from './openRun';
import type { Item, Sending } from './sendMessages';
import { openSession } from './session';

/** What all targets of an item share. */
interface Shared {
	/** None where the message cannot be made. */
	readonly values?: IDataObject;
	readonly problems: readonly string[];
}

function toProblem(failure: unknown): string[] {
	if (failure instanceof InputRefusal)
		return [`${failure.message}. ${failure.remedy ?? ''}`.trim()];
	throw failure;
}

async function share(run: Run, item: Item, preview: Preview): Promise<Shared> {
	const { values, problems } = await rehearse(run, item).then(
		(prepared) => ({ values: prepared, problems: [] }),
		(failure: unknown) => ({ values: undefined, problems: toProblem(failure) }),
	);
	const found = await preview.findProblems(openSession(run, item.itemIndex));
	return { values, problems: [...problems, ...found] };
}

async function previewTo(
	run: Run,
	{ message, itemIndex, audience, preview }: Item & { preview: Preview },
	{ target, shared }: { target: string; shared: Shared },
): Promise<Output> {
	const { values } = shared;
	const request = values && message.requestTo(target, values);
	const session = openSession(run, itemIndex);
	const entry = request && run.ledger?.nameNext(toContent(request));
	const isAccepted = entry !== undefined && run.ledger?.has(entry) === true;
	const leftOut = isAccepted ? undefined : await audience?.examine(session, target);
	if (leftOut && leftOut.reason === undefined) return [];
	const { facts, problems } = await preview.lookAt(session, target);
	const all = new Set([
		...(leftOut?.reason ? [leftOut.reason] : []),
		...problems,
		...shared.problems,
	]);
	run.tally.preview(all.size === 0);
	return {
		...audience?.about(target),
		...facts,
		preview: true,
		wouldSend: all.size === 0 && !isAccepted,
		...(isAccepted && { skipped: true }),
		problems: [...all],
		...(request && { message: preview.toMessage(request) }),
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
