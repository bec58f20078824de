import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** 48 bits in 8 characters: among 40,000 remembered events, one in 7 billion is mistaken for another. */
const keyLength = 8;
const inMemory = 20_000;
const saved = { rare: 2_000, frequent: 1_000 } as const;

type Kind = keyof typeof saved;

/** Static data entries; together at most 24 kB. */
const savedAs: Readonly<Record<Kind, string>> = { rare: 'seen', frequent: 'seenFrequent' };

function toKey(eventId: string): string {
	return createHash('sha256').update(eventId).digest('base64url').slice(0, keyLength);
}

/** Keys in the order they came, the oldest giving way. */
class RecentKeys {
	private readonly keys = new Set<string>();

	/** The saved text that was read or written last: reading it again would tell nothing. */
	private known = '';

	constructor(private readonly savedCount: number) {}

	has(key: string): boolean {
		return this.keys.has(key);
	}

	add(key: string): void {
		this.keys.add(key);
		if (this.keys.size > inMemory) this.keys.delete(this.keys.values().next().value ?? '');
	}

	delete(key: string): void {
		this.keys.delete(key);
	}

	/** Takes over what another process, or this one before a restart, has saved. */
	load(text: string): void {
		if (text === this.known) return;
		this.known = text;
		for (let at = 0; at + keyLength <= text.length; at += keyLength) this.add(text.slice(at, at + keyLength));
	}

	/** The newest keys, as they are saved. */
	save(): string {
		const all = [...this.keys];
		this.known = all.slice(-this.savedCount).join('');
		return this.known;
	}
}

export interface SeenCandidate {
	readonly eventId: string;
	readonly isFrequent: boolean;
}

/**
 * Which events have been seen. In memory 20,000 of each kind; saved with the workflow the newest 2,000, and 1,000 of
 * receipts, which come in such numbers that they would push out all others.
 */
export class SeenEvents {
	private readonly kinds: Readonly<Record<Kind, RecentKeys>> = {
		rare: new RecentKeys(saved.rare),
		frequent: new RecentKeys(saved.frequent),
	};

	/** Those that are new. They are remembered at once; what n8n saves is touched only when there are any. */
	takeNew<Candidate extends SeenCandidate>(candidates: readonly Candidate[], staticData: IDataObject): Candidate[] {
		for (const kind of ['rare', 'frequent'] as const) {
			const text = staticData[savedAs[kind]];
			if (typeof text === 'string') this.kinds[kind].load(text);
		}
		const changed = new Set<Kind>();
		const fresh = candidates.filter(({ eventId, isFrequent }) => {
			const kind = isFrequent ? 'frequent' : 'rare';
			const key = toKey(eventId);
			if (this.kinds[kind].has(key)) return false;
			this.kinds[kind].add(key);
			changed.add(kind);
			return true;
		});
		for (const kind of changed) staticData[savedAs[kind]] = this.kinds[kind].save();
		return fresh;
	}

	/** For events whose execution n8n could not create: the provider repeats them. */
	forget(candidates: readonly SeenCandidate[]): void {
		for (const { eventId, isFrequent } of candidates) this.kinds[isFrequent ? 'frequent' : 'rare'].delete(toKey(eventId));
	}
}
