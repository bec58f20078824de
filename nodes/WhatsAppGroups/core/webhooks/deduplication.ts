import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { LastWriter } from '../process/lastWriter';
import { openCache } from '../process/processState';
import { Answering, keyLength, RecentKeys } from './recentKeys';

/** Each kind with how many of it are saved; receipts would push out all others. */
const saved = { rare: 2_000, frequent: 1_000 } as const;

type Kind = keyof typeof saved;

/** Static data entries, together at most 24 kB. Running installations have them: never rename. */
const savedAs: Readonly<Record<Kind, string>> = { rare: 'seen', frequent: 'seenFrequent' };

function toKey(eventId: string): string {
	return createHash('sha256').update(eventId).digest('base64url').slice(0, keyLength);
}

/** What deduplication needs to know of an event. */
export interface IdentifiedEvent {
	readonly eventId: string;
	/** A receipt or the like, of which there are very many. */
	readonly isFrequent: boolean;
}

/**
 * Which events a trigger has taken already: 20,000 of each kind in memory, and the newest 2,000
 * (1,000 of the frequent kind) saved with the workflow.
 */
export class Deduplication {
	private readonly kinds: Readonly<Record<Kind, RecentKeys>> = {
		rare: new RecentKeys(saved.rare),
		frequent: new RecentKeys(saved.frequent),
	};

	/** n8n saves the list with each webhook, one over the other. */
	readonly saving = new LastWriter();

	/** Kinds of which what n8n has saved lacks some, until it is written anew. */
	private readonly incomplete = new Set<Kind>();

	/**
	 * Those that are new. They are remembered at once; what n8n saves is touched only when there are
	 * any, or when another process has saved its list over ours. What is held back is saved by
	 * whoever starts it.
	 */
	takeNew<Event extends IdentifiedEvent>(
		events: readonly Event[],
		staticData: IDataObject,
		isHeld: (event: Event) => boolean = () => false,
	): Event[] {
		const changed = this.load(staticData);
		const answering = new Answering();
		const later = new Answering();
		const fresh = events.filter((event) => {
			const kind = event.isFrequent ? 'frequent' : 'rare';
			const key = toKey(event.eventId);
			if (this.kinds[kind].has(key)) return false;
			const held = isHeld(event);
			this.kinds[kind].add(key, held ? later : answering);
			if (!held) changed.add(kind);
			return true;
		});
		for (const kind of changed) staticData[savedAs[kind]] = this.kinds[kind].save(answering);
		this.incomplete.clear();
		return fresh;
	}

	/** Those that have not started an execution; one under way may fail. Changes nothing. */
	withoutStarted<Event extends IdentifiedEvent>(
		events: readonly Event[],
		staticData: IDataObject,
	): Event[] {
		this.load(staticData);
		return events.filter(({ eventId, isFrequent }) => {
			const keys = this.kinds[isFrequent ? 'frequent' : 'rare'];
			const key = toKey(eventId);
			return !keys.has(key) || keys.beingAnswered(key) !== undefined;
		});
	}

	/** From now on these are answered together, though they came in several webhooks. */
	answerTogether(events: readonly IdentifiedEvent[]): void {
		const answering = new Answering();
		for (const { eventId, isFrequent } of events)
			this.kinds[isFrequent ? 'frequent' : 'rare'].answerWith(toKey(eventId), answering);
	}

	/**
	 * Writes the newest of all into what n8n is about to save, when it has created the execution for
	 * these.
	 */
	save(staticData: IDataObject, fresh: readonly IdentifiedEvent[]): void {
		const answering = this.answeringOf(fresh);
		for (const kind of ['rare', 'frequent'] as const)
			staticData[savedAs[kind]] = this.kinds[kind].save(answering);
	}

	/** Resolves when one more of these was answered; undefined when all were, or are new. */
	beingAnswered(events: readonly IdentifiedEvent[]): Promise<true> | undefined {
		return this.answeringOf(events)?.settled;
	}

	/** For events whose execution n8n has created. */
	keep(events: readonly IdentifiedEvent[]): void {
		for (const { eventId, isFrequent } of events)
			this.kinds[isFrequent ? 'frequent' : 'rare'].keep(toKey(eventId));
	}

	/** For events whose execution n8n could not create: the provider repeats them. */
	forget(events: readonly IdentifiedEvent[]): void {
		for (const { eventId, isFrequent } of events)
			this.kinds[isFrequent ? 'frequent' : 'rare'].forget(toKey(eventId));
	}

	/** Takes over what is saved; gives the kinds of which some are missing in it. */
	private load(staticData: IDataObject): Set<Kind> {
		for (const kind of ['rare', 'frequent'] as const) {
			const text = staticData[savedAs[kind]];
			if (this.kinds[kind].load(typeof text === 'string' ? text : '')) this.incomplete.add(kind);
		}
		return new Set(this.incomplete);
	}

	private answeringOf(events: readonly IdentifiedEvent[]): Answering | undefined {
		if (this.kinds.rare.areAllAnswered && this.kinds.frequent.areAllAnswered) return undefined;
		for (const { eventId, isFrequent } of events) {
			const answering = this.kinds[isFrequent ? 'frequent' : 'rare'].beingAnswered(toKey(eventId));
			if (answering) return answering;
		}
		return undefined;
	}
}

const deduplications = openCache<Deduplication>('events per trigger', {
	mostEntries: 500,
	lifetimeMs: Infinity,
});

/** That of a trigger, by its `triggerKey`; made when there is none. */
export function openDeduplication(key: string): Deduplication {
	return deduplications.get(key) ?? deduplications.set(key, new Deduplication());
}
