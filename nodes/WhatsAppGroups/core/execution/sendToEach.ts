import type { IDataObject } from 'n8n-workflow';
import { toErrorHint, toErrorItem, toItemError, type ItemError } from './errorItem';
import type { Session } from '../declarations/session';
import { asObject } from '../values/json';
import { Semaphore } from '../process/semaphore';
import { toNotSent } from './notSent';
import { Stopped } from '../process/wait';

/** Targets of one item that are under way at once. The pace decides how fast they go. */
const atOnce = 256;
const namedAtMost = 50;

export interface Targets {
	/** What a target is called, as in "2 of 5 groups". */
	readonly plural: string;
	/** The key under which the output names the target. */
	readonly key: string;
	readonly ids: readonly string[];
}

/** Sends to one target; may call `accepted` when the message is, where more comes after it. */
type Act = (id: string, accepted: () => void) => Promise<IDataObject>;
type Result = { readonly done: IDataObject } | { readonly error: ItemError } | undefined;

function listSome(names: readonly string[]): string {
	const rest = names.length - namedAtMost;
	return `${names.slice(0, namedAtMost).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/**
 * The first failure, with what went out before it: what was sent must be known to whoever tries
 * again.
 */
function toTargetError(
	{ plural, ids }: Targets,
	results: readonly Result[],
	error: ItemError,
): ItemError {
	if (ids.length === 1) return error;
	const done = results.flatMap((result) => (result && 'done' in result ? [result.done] : []));
	const sent = ids.filter((_id, index) => asObject(results[index]).done !== undefined);
	const untried = ids.filter((_id, index) => results[index] === undefined);
	const ways = [
		sent.length > 0
			? `Sent to ${sent.length} of ${ids.length} ${plural} already: ${listSome(sent)}.`
			: `Sent to none of ${ids.length} ${plural}.`,
		untried.length > 0 ? `Not tried: ${listSome(untried)}.` : '',
		'To reach the others in spite of a failure, let the node continue on error.',
	];
	error.description = [error.description, ...ways].filter(Boolean).join(' ');
	error.context.sent = done;
	return error;
}

function toFailedOutput(
	error: ItemError,
	{ key, ids }: Targets,
	index: number,
	itemIndex: number,
): IDataObject {
	const { error: facts } = toErrorItem(error, itemIndex).json;
	return { error: { ...asObject(facts), [key]: ids[index] ?? '' } };
}

function collect(session: Session, targets: Targets, results: readonly Result[]): IDataObject[] {
	const outputs = results.map((result, index) => {
		if (!result) return [toNotSent({ [targets.key]: targets.ids[index] ?? '' })];
		return 'done' in result
			? [result.done]
			: [toFailedOutput(result.error, targets, index, session.itemIndex)];
	});
	const errors = results.flatMap((result) => (result && 'error' in result ? [result.error] : []));
	for (const hint of errors.flatMap(toErrorHint)) session.hint(hint);
	const failed = errors.length;
	if (failed > 0 && targets.ids.length > 1) {
		session.hint(
			`${failed} of ${targets.ids.length} ${targets.plural} were not reached: see "error" in their items`,
		);
	}
	return outputs.flat();
}

/**
 * Sends to each target of one item, in the lane of the target, and gives one output each, in their
 * order. Where the node continues on error, a failed target is an output with `error` and the
 * others go on.
 * @throws the first failure otherwise, naming what was sent before it; nothing more is started
 * after it.
 */
export async function toEach(session: Session, targets: Targets, act: Act): Promise<IDataObject[]> {
	const { context, itemIndex } = session;
	const goesOn = context.continueOnFail();
	const semaphore = new Semaphore(atOnce);
	let isOver = false;
	const visit = async (id: string, accepted: () => void): Promise<IDataObject> => {
		await semaphore.acquire();
		try {
			if (isOver) throw new Stopped();
			return await act(id, accepted);
		} catch (failure) {
			isOver ||= !goesOn;
			return await Promise.reject(failure);
		} finally {
			semaphore.release();
		}
	};
	const toResult = async (id: string): Promise<Result> => {
		try {
			const done = await session.sendInOrder(id, async (accepted) => await visit(id, accepted));
			return { done: done ?? { [targets.key]: id, skipped: true } };
		} catch (failure) {
			return failure instanceof Stopped
				? undefined
				: { error: toItemError(context.getNode(), failure, itemIndex) };
		}
	};
	const results = await Promise.all(targets.ids.map(toResult));
	const failed = results.find((result) => result && 'error' in result);
	if (failed && 'error' in failed && !goesOn) throw toTargetError(targets, results, failed.error);
	return collect(session, targets, results);
}
