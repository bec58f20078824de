import type { IDataObject } from 'n8n-workflow';
import { asNumber, asText } from '../../core/values/json';
import { KeyedQueue } from '../../core/process/keyedQueue';
import { openCache } from '../../core/process/processState';

/**
 * Which new group answers which request. Meta acknowledges a creation with a request ID, and a
 * group does not name the request that made it. So what is new in the list is matched by subject
 * and time, one request per subject at a time, in all executions of this process. Where two groups,
 * or two requests, could be meant, nothing is matched.
 */
export interface ListedGroup {
	readonly id: string;
	readonly subject: string;
	readonly createdAtMs?: number;
	readonly entry: IDataObject;
}

/** What differs between the clocks of n8n and Meta, at most. */
const clockSkewMs = 60_000;
const rememberedForMs = 15 * 60_000;

/** Requests for the same subject of the same sender go one after the other. */
export const creationQueue = new KeyedQueue();

/** What is remembered under a key: one subject of one sender. Times are milliseconds. */
interface Memory {
	/** Groups that answer a request already, and since when. */
	readonly takenAtMs: Map<string, number>;
	/** When requests were sent whose group is not known. */
	unresolvedAtMs: number[];
}

const memories = openCache<Memory>('new groups per subject', {
	mostEntries: 1_000,
	lifetimeMs: rememberedForMs,
});

export function toComparable(subject: string): string {
	return subject.trim().normalize();
}

function recall(key: string): Memory {
	const memory = memories.get(key) ?? { takenAtMs: new Map<string, number>(), unresolvedAtMs: [] };
	const oldestMs = Date.now() - rememberedForMs;
	for (const [id, atMs] of memory.takenAtMs) if (atMs < oldestMs) memory.takenAtMs.delete(id);
	memory.unresolvedAtMs = memory.unresolvedAtMs.filter((atMs) => atMs >= oldestMs);
	return memories.set(key, memory);
}

/**
 * The groups that the list has shown during one run, in the order in which they came to be known.
 */
export class KnownGroups {
	private readonly groups = new Map<string, ListedGroup>();
	private reading?: Promise<void>;

	/** Gives the entries of the whole list to `add`, page by page. */
	constructor(private readonly readList: (add: (page: IDataObject[]) => void) => Promise<void>) {}

	get size(): number {
		return this.groups.size;
	}

	since(count: number): ListedGroup[] {
		return [...this.groups.values()].slice(count);
	}

	/** Reads the list; items that wait at the same time share one reading. */
	async read(): Promise<void> {
		this.reading ??= this.readList((page) => this.add(page)).finally(
			() => (this.reading = undefined),
		);
		await this.reading;
	}

	private add(page: IDataObject[]): void {
		for (const entry of page) {
			const id = asText(entry.id);
			if (id === undefined || this.groups.has(id)) continue;
			const seconds = asNumber(entry.created_at ?? entry.creation_timestamp);
			const createdAtMs = seconds === undefined ? undefined : seconds * 1000;
			this.groups.set(id, {
				id,
				subject: toComparable(asText(entry.subject) ?? ''),
				createdAtMs,
				entry,
			});
		}
	}
}

export interface Creation {
	readonly key: string;
	readonly subject: string;
	readonly sentAtMs: number;
	/** How many groups were known before it was sent. */
	readonly knownBefore: number;
}

function isCreatedAfter({ createdAtMs }: ListedGroup, atMs: number): boolean {
	return createdAtMs === undefined || createdAtMs >= atMs - clockSkewMs;
}

/**
 * Begins a creation. Groups in the list that answer earlier requests without a result are theirs
 * from now.
 */
export function beginCreation(known: KnownGroups, key: string, subject: string): Creation {
	const memory = recall(key);
	const comparable = toComparable(subject);
	const open = known
		.since(0)
		.filter((group) => group.subject === comparable && !memory.takenAtMs.has(group.id));
	memory.unresolvedAtMs = memory.unresolvedAtMs.filter((atMs) => {
		const index = open.findIndex((group) => isCreatedAfter(group, atMs));
		const [group] = index < 0 ? [] : open.splice(index, 1);
		if (group) memory.takenAtMs.set(group.id, Date.now());
		return !group;
	});
	return { key, subject: comparable, sentAtMs: Date.now(), knownBefore: known.size };
}

/** The new groups that the creation may have made. */
export function findCandidates(
	known: KnownGroups,
	{ key, subject, sentAtMs, knownBefore }: Creation,
): ListedGroup[] {
	const { takenAtMs } = recall(key);
	return known
		.since(knownBefore)
		.filter(
			(group) =>
				group.subject === subject && !takenAtMs.has(group.id) && isCreatedAfter(group, sentAtMs),
		);
}

/**
 * The one group that answers the creation; undefined while there is none, or when it is not sure
 * which one. `answeredId` is the ID in the answer to the request, which is a group's at some
 * providers and the request's at others: a new group that has it is the one, whatever else is new.
 */
export function takeGroup(
	known: KnownGroups,
	creation: Creation,
	answeredId?: string,
): ListedGroup | undefined {
	const memory = recall(creation.key);
	const named = known.since(creation.knownBefore).find(({ id }) => id === answeredId);
	const [group, ...others] = named ? [named] : findCandidates(known, creation);
	const isUnsure = others.length > 0 || memory.unresolvedAtMs.length > 0;
	if (!group || (isUnsure && !named)) return undefined;
	memory.takenAtMs.set(group.id, Date.now());
	return group;
}

/** Remembers a creation whose group is not known: it may appear while a later one waits. */
export function leaveUnresolved({ key, sentAtMs }: Creation): void {
	recall(key).unresolvedAtMs.push(sentAtMs);
}
