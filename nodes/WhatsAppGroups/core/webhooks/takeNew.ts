import { sleep, type IDataObject } from 'n8n-workflow';
import type { Occurrence } from '../declarations/event';
import type { TriggerCatalogue } from '../declarations/trigger';
import { awaitWithTimeout } from '../process/awaitWithTimeout';
import { saveCallbackState } from '../registration/callbackStore';
import { readExpectations } from '../registration/expectations';
import { isSentBack } from '../registration/hops';
import { openSavedData, ownerOf } from '../registration/savedData';
import type { IdentifiedEvent } from './deduplication';
import type { Receiving } from './receiving';

/** An event, and what deduplication knows it by. */
export type Identified = IdentifiedEvent & { readonly occurrence: Occurrence };

function identify({ webhookFields }: TriggerCatalogue, occurrences: Occurrence[]): Identified[] {
	const frequent = new Set(
		webhookFields.flatMap(({ events }) =>
			events.filter(({ isFrequent }) => isFrequent).map(({ value }) => value),
		),
	);
	return occurrences.map((occurrence) => ({
		occurrence,
		eventId: occurrence.json.eventId,
		isFrequent: frequent.has(occurrence.json.event),
	}));
}

/** Without those that have started the workflow already: a repetition is not looked at again. */
export function withoutStarted(receiving: Receiving, occurrences: Occurrence[]): Occurrence[] {
	const { catalogue, deduplication, context, isTest } = receiving;
	if (isTest) return occurrences;
	const staticData = openSavedData(context);
	return deduplication
		.withoutStarted(identify(catalogue, occurrences), staticData)
		.map(({ occurrence }) => occurrence);
}

/**
 * What a copy waits for: the first one has started its execution, or could not, and the copy is
 * taken in its place. undefined when there is nothing to wait for.
 */
function findFirst(receiving: Receiving, events: Identified[]): Promise<true> | undefined {
	return isSentBack(receiving) ? undefined : receiving.deduplication.beingAnswered(events);
}

/**
 * The events of a webhook that have not started the workflow yet; undefined when the first copy of
 * it takes too long to know.
 */
export async function takeNew(
	receiving: Receiving,
	occurrences: Occurrence[],
	{ staticData, isHeld }: { staticData: IDataObject; isHeld?: (event: Identified) => boolean },
): Promise<Identified[] | undefined> {
	const { catalogue, deduplication, memory, isTest } = receiving;
	const events = identify(catalogue, occurrences);
	// A test run ends with its first event, and may well be given the same one as yesterday.
	if (isTest) return events;
	// Nothing comes between the last look and the taking: two copies may be here at the same moment.
	for (let first; (first = findFirst(receiving, events));)
		if (!(await awaitWithTimeout(first))) return undefined;
	const fresh = deduplication.takeNew(events, staticData, isHeld);
	if (fresh.some((event) => !isHeld?.(event))) saveCallbackState(staticData, memory);
	return fresh;
}

/**
 * While n8n (2.41) creates the execution it loses sight of what was changed so far, and would save
 * nothing. This comes after that and before it saves; by now there may also be what came while
 * files were fetched, or while events were held.
 */
export async function saveOnceMore(
	{ deduplication, memory, context, key }: Receiving,
	fresh: readonly IdentifiedEvent[],
	staticData: IDataObject,
): Promise<void> {
	await sleep(0);
	deduplication.save(staticData, fresh);
	saveCallbackState(staticData, memory);
	readExpectations({ staticData, key, owner: () => ownerOf(context) });
}
