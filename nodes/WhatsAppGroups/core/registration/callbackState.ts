import type { IDataObject } from 'n8n-workflow';
import { openCache } from '../process/processState';
import { asObject, compact } from '../values/json';
import type { TriggerMemory } from './triggerMemory';

/** An address that was there before ours. */
export interface PreviousCallback {
	readonly address: string;
	readonly fields?: readonly string[];
	readonly headers?: IDataObject;
}

/** What a trigger knows about the address that it took. */
export interface CallbackState {
	/** Grows with every change; milliseconds of its time at least. */
	readonly version: number;
	/** The place that it was taken at. */
	readonly place: string;
	readonly address: string;
	readonly isTest: boolean;
	/** What is put back in the end. */
	readonly previous?: PreviousCallback;
	/** Who gets every webhook passed on. */
	readonly next?: string;
	/**
	 * Who was passed on to until it was gone; should it say later who was behind it, that one is
	 * passed on to.
	 */
	readonly letGo?: string;
}

/** A trigger that goes away, and what stays behind it. */
export interface Leaving {
	readonly about: string;
	readonly previous?: PreviousCallback;
	readonly next?: string;
}

/**
 * Who left while nobody in front listened: a trigger in front that is in this process looks here.
 */
const unheard = openCache<Leaving & { readonly atMs: number }>('triggers that left unheard', {
	mostEntries: 100,
	lifetimeMs: Infinity,
});

export function rememberUnheard(leaving: Leaving): void {
	unheard.set(leaving.about, { ...leaving, atMs: Date.now() });
}

/**
 * The state after a neighbour has left: what was behind it is the neighbour now. undefined when it
 * was none.
 */
export function withoutNeighbour(
	state: CallbackState,
	{ about, previous, next }: Leaving,
): CallbackState | undefined {
	const isNext = state.next === about || (state.next === undefined && state.letGo === about);
	const isPrevious = state.previous?.address === about;
	if (!isNext && !isPrevious) return undefined;
	const { letGo, next: ownNext, previous: ownPrevious, ...others } = state;
	const [newNext, newPrevious] = [
		isNext ? next : ownNext,
		isPrevious || letGo === about ? previous : ownPrevious,
	];
	const behind = {
		next: newNext === state.address ? undefined : newNext,
		previous: newPrevious?.address === state.address ? undefined : newPrevious,
	};
	return { ...others, ...compact(behind) };
}

/** The newest one: saved by n8n, or still in memory. */
function findNewest(
	staticData: IDataObject,
	{ callback }: TriggerMemory,
): CallbackState | undefined {
	const given = asObject(staticData.callback) as Partial<CallbackState>;
	const stored =
		typeof given.version === 'number' && typeof given.address === 'string'
			? (given as CallbackState)
			: undefined;
	if (!callback) return stored;
	return stored && stored.version >= callback.version ? stored : callback;
}

/** The newest state, which by now knows of everybody who left without being heard. */
export function readCallbackState(
	staticData: IDataObject,
	memory: TriggerMemory,
): CallbackState | undefined {
	const newest = findNewest(staticData, memory);
	if (!newest) return undefined;
	const mended = unheard
		.values()
		.reduce(
			(state, leaving) =>
				(leaving.atMs > newest.version && withoutNeighbour(state, leaving)) || state,
			newest,
		);
	if (mended !== newest) writeCallbackState(staticData, memory, mended);
	return mended;
}

/**
 * Remembers a state, in memory and where n8n saves it. Other handlers may save older data over it:
 * memory wins then.
 */
export function writeCallbackState(
	staticData: IDataObject,
	memory: TriggerMemory,
	state: Omit<CallbackState, 'version'>,
): void {
	const before = findNewest(staticData, memory)?.version ?? 0;
	memory.callback = { ...state, version: Math.max(Date.now(), before + 1) };
	saveCallbackState(staticData, memory);
}

/** Saves the state from memory again if what n8n has is older. */
export function saveCallbackState(staticData: IDataObject, { callback }: TriggerMemory): void {
	if (!callback) return;
	const { version } = asObject(staticData.callback);
	if (typeof version === 'number' && version >= callback.version) return;
	staticData.callback = JSON.parse(JSON.stringify(callback)) as IDataObject;
}

export function forgetCallbackState(staticData: IDataObject, memory: TriggerMemory): void {
	delete staticData.callback;
	delete memory.callback;
}
