import type { IDataObject } from 'n8n-workflow';
import { runsSideBySide, type Operation, type Output } from '../declarations/operation';
import type { Session } from '../declarations/session';
import { runTasks } from '../process/runTasks';
import { Stopped } from '../process/wait';
import { asObject, asText } from '../values/json';
import { askAndWait, toFirstItemHint } from '../waiting/putToWait';
import { requireWaiting, toItemError } from './errorItem';
import type { Run } from './openRun';
import type { ItemResult, Outcome } from './outcomes';
import { prepareValues, type Items } from './prepareValues';
import { openPreview } from './previewMessages';
import { findAudience, openSending } from './sendMessages';
import { openSession } from './session';

/** Tasks under way at once. The rate limiter decides how fast they go; this bounds the memory. */
const atOnce = 256;

/** Everything that one item asks for; a message asks once per target. */
interface Item {
	readonly targets?: ItemResult['targets'];
	/** What is known of a target that was found. */
	readonly about?: (target: string) => IDataObject;
	readonly named?: IDataObject;
	readonly tasks: ReadonlyArray<() => Promise<Output>>;
}

async function list(session: Session, operation: Operation, values: IDataObject): Promise<Output> {
	const {
		request,
		entries = () => [],
		keep,
		pageSize,
		output = (entry: IDataObject) => entry,
	} = operation;
	if (!request) return [];
	const limit = values.returnAll ? Infinity : (values.limit as number);
	const remedy = 'Turn off Return All and set a Limit, or narrow the list down.';
	const found = await session.list(request(values), {
		limit,
		entries,
		keep: keep?.(values),
		pageSize,
		remedy,
	});
	return found.map((entry) => asObject(output(entry, values)));
}

async function ask(run: Run, session: Session, operation: Operation, values: IDataObject) {
	const { request, orderedBy, output = (body: IDataObject) => body } = operation;
	if (operation.run) return await operation.run(session, values);
	if (operation.waiting) {
		requireWaiting(run.context.getNode());
		return await askAndWait(session, operation.waiting, values);
	}
	if (operation.entries) return await list(session, operation, values);
	if (!request) throw new Error(`${operation.resource}.${operation.operation} asks for nothing`);
	const task = async () => output(await session.ask(request(values)), values);
	return orderedBy ? await run.queue.run(orderedBy(values), task) : await task();
}

/** The IDs among the values: one item is told from another by them. */
function nameItem(operation: Operation, values: IDataObject): IDataObject {
	const named = operation.fields
		.filter(({ identifies, name }) => identifies && name.endsWith('Id'))
		.filter(({ name }) => asText(values[name]) !== undefined)
		.map(({ name }) => [name, values[name]] as const);
	return Object.fromEntries(named);
}

async function openItem(
	run: Run,
	operation: Operation,
	itemIndex: number,
	items: Items,
): Promise<Item> {
	const readable: IDataObject = {};
	try {
		const values = items.read(itemIndex, readable);
		const { message } = operation;
		const named = nameItem(operation, values);
		if (message) {
			const known = items.lookedUp?.[itemIndex];
			const audience = known
				? known.audience
				: await findAudience(run, { message, itemIndex, values });
			const content = known?.content;
			const item = { message, itemIndex, values, content, audience };
			const preview = message.preview?.(values);
			const sending = preview ? openPreview(run, item, preview) : openSending(run, item);
			return { ...sending, about: audience?.about, named };
		}
		const session = openSession(run, itemIndex);
		return { named, tasks: [async () => await ask(run, session, operation, values)] };
	} catch (refusal) {
		const { normalise = (values: IDataObject) => values } = run.channel.provider;
		const named = nameItem(operation, normalise(readable));
		return { named, tasks: [async () => await Promise.reject(refusal)] };
	}
}

/** The names that are known for one item; undefined where none are. */
function nameIn({ nameOf }: Items, itemIndex: number, about: Item['about']): ItemResult['names'] {
	if (!nameOf || !(about ?? nameOf.find)) return undefined;
	const find = (id: string) => asText(about?.(id)[nameOf.nameKey]) ?? nameOf.find?.(id, itemIndex);
	return { ...nameOf, find };
}

/** What becomes of a task; undefined when it ends because the run does. */
async function settle(run: Run, itemIndex: number, task: Item['tasks'][number]): Promise<Outcome> {
	try {
		return { output: await task() };
	} catch (failure) {
		if (failure instanceof Stopped) return undefined;
		run.tally.fail(failure);
		run.fail();
		return { error: toItemError(run.context.getNode(), failure, itemIndex) };
	}
}

/** The tasks of all items in their order; an item is read when its turn comes. */
async function* tasksOf(
	run: Run,
	operation: Operation,
	items: Items,
	results: ItemResult[],
): AsyncGenerator<() => Promise<void>> {
	for (let itemIndex = 0; itemIndex < results.length; itemIndex++) {
		const { targets, about, named, tasks } = await openItem(run, operation, itemIndex, items);
		const outcomes: Outcome[] = tasks.map(() => undefined);
		const names = nameIn(items, itemIndex, about);
		results[itemIndex] = { targets, named, names, outcomes };
		for (const [index, task] of tasks.entries())
			yield async () => void (outcomes[index] = await settle(run, itemIndex, task));
	}
}

/**
 * The only item loop: starts the tasks in their order, side by side where the operation allows it,
 * until one signal stops it. What was not started by then has no outcome.
 */
export async function runItems(run: Run, operation: Operation): Promise<ItemResult[]> {
	const given = run.context.getInputData();
	const asked = operation.waiting ? given.slice(0, 1) : given;
	if (asked.length < given.length) run.hints.add(toFirstItemHint(given.length));
	const results = asked.map((): ItemResult => ({ outcomes: [undefined] }));
	const items = await prepareValues(run, operation);
	await runTasks(tasksOf(run, operation, items, results), {
		atOnce: runsSideBySide(operation) ? atOnce : 1,
		signal: run.signal,
	});
	return results;
}
