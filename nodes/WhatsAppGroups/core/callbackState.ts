import type { IDataObject } from 'n8n-workflow';
import { asObject } from './json';
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
	/** Who was passed on to until it was gone; should it say later who was behind it, that one is passed on to. */
	readonly letGo?: string;
}

/** The newest state: saved by n8n, or still in memory. */
export function readCallbackState(staticData: IDataObject, memory: TriggerMemory): CallbackState | undefined {
	const given = asObject(staticData.callback) as Partial<CallbackState>;
	const stored = typeof given.version === 'number' && typeof given.address === 'string' ? (given as CallbackState) : undefined;
	const { callback } = memory;
	if (!callback) return stored;
	return stored && stored.version >= callback.version ? stored : callback;
}

/** Remembers a state, in memory and where n8n saves it. Other handlers may save older data over it: memory wins then. */
export function writeCallbackState(staticData: IDataObject, memory: TriggerMemory, state: Omit<CallbackState, 'version'>): void {
	const before = readCallbackState(staticData, memory)?.version ?? 0;
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
