import { openCache } from '../process/processState';
import { SingleFlight } from '../process/singleFlight';
import type { CallbackState, Leaving } from './callbackState';

/** What this process knows of a trigger's callback beyond what n8n has saved. */
export interface CallbackMemory {
	/** Newer than the saved one for a moment: n8n saves only when a handler has ended. */
	callback?: CallbackState;
	/** Webhooks that are being forwarded now, and whether that succeeds. */
	readonly forwarding: SingleFlight<boolean>;
	/** Who takes no webhook, and since when. */
	silence?: { readonly about: string; readonly sinceMs: number };
	/** What was logged last about whom. */
	lastLine?: { readonly text: string; readonly about: string; readonly atMs: number };
	/** A test run that is over forwards what still comes, and starts nothing. */
	hasEnded: boolean;
}

const memories = openCache<CallbackMemory>('callback per trigger', {
	mostEntries: 500,
	lifetimeMs: Infinity,
});

/** The memory of a trigger, by its `triggerKey`; made when there is none. */
export function rememberCallback(key: string): CallbackMemory {
	return (
		memories.get(key) ?? memories.set(key, { forwarding: new SingleFlight(), hasEnded: false })
	);
}

export function forgetCallback(key: string): void {
	memories.delete(key);
}

/** A trigger in front that is in this process looks here, and need not have listened. */
const unconfirmed = openCache<Leaving & { readonly atMs: number }>(
	'callbacks that left unconfirmed',
	{
		mostEntries: 100,
		lifetimeMs: Infinity,
	},
);

export function rememberUnconfirmed(leaving: Leaving): void {
	unconfirmed.set(leaving.about, { ...leaving, atMs: Date.now() });
}

/** Who has left unconfirmed since then, the last one last. */
export function leftUnconfirmedSince(atMs: number): readonly Leaving[] {
	return unconfirmed.values().filter((leaving) => leaving.atMs > atMs);
}
