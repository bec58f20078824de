import type { Occurrence } from '../declarations/event';
import type { EventTest } from '../declarations/trigger';
import { runTasks } from '../process/runTasks';
import { readChosenAccounts, readChosenEvents, readFilters } from '../reading/readTrigger';
import { openFollowing } from './collect';
import type { Receiving } from './receiving';
import { withoutStarted } from './takeNew';

/** Whose webhooks are meant: those of the credential's number, unless the panel says otherwise. */
async function readAccounts({
	context,
	catalogue,
	keys,
}: Receiving): Promise<EventTest | undefined> {
	const chosen = readChosenAccounts(context);
	if (chosen === 'any') return undefined;
	const ids = chosen === 'credential' ? [(await keys()).accountId] : chosen;
	if (chosen === 'credential' && ids[0] === '') return undefined;
	// What is about the whole business names no number.
	return (event) => {
		const id = catalogue.accountOf(event);
		return id === undefined || ids.includes(id);
	};
}

/** One after the other, letting n8n do other things in between: there may be a thousand texts. */
async function pass(
	receiving: Receiving,
	occurrences: Occurrence[],
	tests: readonly EventTest[],
): Promise<Occurrence[]> {
	const passed: Occurrence[] = [];
	const follows = tests.some(({ opensCollection }) => opensCollection)
		? openFollowing(receiving)
		: undefined;
	const passes = ({ json }: Occurrence, test: EventTest) =>
		test(json) || (test.opensCollection === true && follows?.(json, passed) === true);
	const tasks = occurrences.map((occurrence) => async () => {
		if (tests.every((test) => passes(occurrence, test))) passed.push(occurrence);
	});
	await runTasks(tasks, { atOnce: 1 });
	return passed;
}

/**
 * The events of a webhook that start the workflow. What nobody chose is not even built, and filters
 * are not asked again about what has passed them before.
 */
export async function chooseEvents(receiving: Receiving, body: unknown): Promise<Occurrence[]> {
	const { context, catalogue } = receiving;
	const events = readChosenEvents(context, catalogue);
	const occurrences = catalogue.read(body, (event) => events.has(event));
	if (occurrences.length === 0) return occurrences;
	const accounts = await readAccounts(receiving);
	const concerning = occurrences.filter(
		({ json }) => catalogue.concerns(json) && (accounts?.(json) ?? true),
	);
	const filters = readFilters(context, catalogue);
	return filters.length === 0
		? concerning
		: await pass(receiving, withoutStarted(receiving, concerning), filters);
}
