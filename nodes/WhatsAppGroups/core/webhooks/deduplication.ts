import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/**
 * 48 bits in 8 characters: among 40,000 remembered events, one in 7 billion is mistaken for
 * another.
 */
const keyLength = 8;
const inMemory = 20_000;
const saved = { rare: 2_000, frequent: 1_000 } as const;
/** So many of those that this process started are looked for in what another process has saved. */
const lookedFor = 100;

type Kind = keyof typeof saved;

/** Static data entries; together at most 24 kB. */
const savedAs: Readonly<Record<Kind, string>> = { rare: 'seen', frequent: 'seenFrequent' };

function toKey(eventId: string): string {
	return createHash('sha256').update(eventId).digest('base64url').slice(0, keyLength);
}

/** The events of one webhook, until n8n has answered it. */
class Answering {
	settle: () => void = () => undefined;
	readonly settled = new Promise<true>((resolve) => {
		this.settle = () => resolve(true);
	});
}

/** Keys in the order they came, the oldest giving way. */
class RecentKeys {
	private readonly keys = new Set<string>();

	/** Those of which it is not known yet whether an execution will have been started. */
	private readonly answering = new Map<string, Answering>();

	/** The newest of those that this very process started executions for. */
	private own: string[] = [];

	/**
	 * Those that n8n could not start executions for; they may have been saved along with others
	 * before that was known.
	 */
	private readonly failed = new Set<string>();

	/** The saved text that was read or written last: reading it again would tell nothing. */
	private known = '';

	constructor(private readonly savedCount: number) {}

	has(key: string): boolean {
		return this.keys.has(key);
	}

	beingAnswered(key: string): Answering | undefined {
		return this.answering.get(key);
	}

	get areAllAnswered(): boolean {
		return this.answering.size === 0;
	}

	add(key: string, answering?: Answering): void {
		this.keys.add(key);
		this.failed.delete(key);
		if (answering) this.answering.set(key, answering);
		if (this.keys.size > inMemory) this.drop(this.keys.values().next().value ?? '');
	}

	keep(key: string): void {
		this.settle(key);
		this.own.push(key);
		// Another handler may have saved its list after this one's without it.
		if (!this.known.endsWith(key)) this.known = '';
		if (this.own.length > 2 * lookedFor) this.own = this.own.slice(-lookedFor);
	}

	forget(key: string): void {
		this.drop(key);
		this.failed.add(key);
		if (this.failed.size > inMemory) this.failed.delete(this.failed.values().next().value ?? '');
	}

	/**
	 * Takes over what another process, or this one before a restart, has saved. Says whether ours are
	 * missing in it.
	 */
	load(text: string): boolean {
		if (text === this.known) return false;
		this.known = text;
		const loaded = new Set<string>();
		for (let at = 0; at + keyLength <= text.length; at += keyLength)
			loaded.add(text.slice(at, at + keyLength));
		for (const key of loaded) if (!this.failed.has(key)) this.add(key);
		const missing = this.own.slice(-lookedFor).filter((key) => !loaded.has(key));
		if (missing.length === 0) return false;
		const newest = new Set(this.newest());
		return missing.some((key) => newest.has(key));
	}

	/**
	 * The newest keys, as they are saved: those that started something, and those that the handler
	 * which saves is about to start.
	 */
	save(own?: Answering): string {
		this.known = this.newest(own).join('');
		return this.known;
	}

	private newest(own?: Answering): string[] {
		const candidates = [...this.keys].slice(-this.savedCount - this.answering.size);
		return candidates
			.filter((key) => (this.answering.get(key) ?? own) === own)
			.slice(-this.savedCount);
	}

	private drop(key: string): void {
		this.keys.delete(key);
		this.settle(key);
	}

	private settle(key: string): void {
		this.answering.get(key)?.settle();
		this.answering.delete(key);
	}
}

export interface SeenCandidate {
	readonly eventId: string;
	readonly isFrequent: boolean;
}

/**
 * Which events have been seen. In memory 20,000 of each kind; saved with the workflow the newest
 * 2,000, and 1,000 of receipts, which come in such numbers that they would push out all others.
 */
export class SeenEvents {
	private readonly kinds: Readonly<Record<Kind, RecentKeys>> = {
		rare: new RecentKeys(saved.rare),
		frequent: new RecentKeys(saved.frequent),
	};

	/**
	 * Those that are new. They are remembered at once; what n8n saves is touched only when there are
	 * any, or when another process has saved its list over ours.
	 */
	takeNew<Candidate extends SeenCandidate>(
		candidates: readonly Candidate[],
		staticData: IDataObject,
	): Candidate[] {
		const changed = new Set<Kind>();
		const answering = new Answering();
		for (const kind of ['rare', 'frequent'] as const) {
			const text = staticData[savedAs[kind]];
			if (this.kinds[kind].load(typeof text === 'string' ? text : '')) changed.add(kind);
		}
		const fresh = candidates.filter(({ eventId, isFrequent }) => {
			const kind = isFrequent ? 'frequent' : 'rare';
			const key = toKey(eventId);
			if (this.kinds[kind].has(key)) return false;
			this.kinds[kind].add(key, answering);
			changed.add(kind);
			return true;
		});
		for (const kind of changed) staticData[savedAs[kind]] = this.kinds[kind].save(answering);
		return fresh;
	}

	/**
	 * Writes the newest of all into what n8n is about to save, when it has created the execution for
	 * these.
	 */
	save(staticData: IDataObject, fresh: readonly SeenCandidate[]): void {
		const answering = this.answeringOf(fresh);
		for (const kind of ['rare', 'frequent'] as const)
			staticData[savedAs[kind]] = this.kinds[kind].save(answering);
	}

	/** Resolves when one more of these was answered; undefined when all were, or are new. */
	beingAnswered(candidates: readonly SeenCandidate[]): Promise<true> | undefined {
		return this.answeringOf(candidates)?.settled;
	}

	private answeringOf(candidates: readonly SeenCandidate[]): Answering | undefined {
		if (this.kinds.rare.areAllAnswered && this.kinds.frequent.areAllAnswered) return undefined;
		for (const { eventId, isFrequent } of candidates) {
			const answering = this.kinds[isFrequent ? 'frequent' : 'rare'].beingAnswered(toKey(eventId));
			if (answering) return answering;
		}
		return undefined;
	}

	/** For events whose execution n8n has created. */
	keep(candidates: readonly SeenCandidate[]): void {
		for (const { eventId, isFrequent } of candidates)
			this.kinds[isFrequent ? 'frequent' : 'rare'].keep(toKey(eventId));
	}

	/** For events whose execution n8n could not create: the provider repeats them. */
	forget(candidates: readonly SeenCandidate[]): void {
		for (const { eventId, isFrequent } of candidates)
			this.kinds[isFrequent ? 'frequent' : 'rare'].forget(toKey(eventId));
	}
}
