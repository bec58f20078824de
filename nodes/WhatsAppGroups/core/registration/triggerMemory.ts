import type { CallbackState } from './callbackState';
import { SeenEvents } from '../webhooks/deduplication';

/** What this process knows of a trigger beyond what n8n has saved; lost with the process. */
export interface TriggerMemory {
	readonly seen: SeenEvents;
	/** Newer than the saved one for a moment: n8n saves only when a handler has ended. */
	callback?: CallbackState;
	/** Webhooks that are being passed on now, and whether that succeeds. */
	readonly passing: Map<string, Promise<boolean>>;
	/** Who answered 404, and since when. */
	missing?: { readonly address: string; readonly sinceMs: number };
	/** A test run that is over passes on what still comes, and starts nothing. */
	hasEnded: boolean;
}

const mostTriggers = 500;
const memories = new Map<string, TriggerMemory>();

/**
 * The memory of a trigger; made when there is none. The one that was used longest ago makes room.
 */
export function rememberTrigger(key: string): TriggerMemory {
	const memory = memories.get(key) ?? {
		seen: new SeenEvents(),
		passing: new Map(),
		hasEnded: false,
	};
	memories.delete(key);
	memories.set(key, memory);
	if (memories.size > mostTriggers) memories.delete(memories.keys().next().value ?? '');
	return memory;
}

export function forgetTrigger(key: string): void {
	memories.delete(key);
}
