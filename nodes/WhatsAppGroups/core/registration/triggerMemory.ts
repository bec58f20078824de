import { openCache } from '../process/processState';
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

const memories = openCache<TriggerMemory>('memory per trigger', {
	mostEntries: 500,
	lifetimeMs: Infinity,
});

/**
 * The memory of a trigger; made when there is none. The one that was used longest ago makes room.
 */
export function rememberTrigger(key: string): TriggerMemory {
	return (
		memories.get(key) ??
		memories.set(key, { seen: new SeenEvents(), passing: new Map(), hasEnded: false })
	);
}

export function forgetTrigger(key: string): void {
	memories.delete(key);
}
