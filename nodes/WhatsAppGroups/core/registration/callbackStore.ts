import type { IDataObject } from 'n8n-workflow';
import { asObject, compact } from '../values/json';
import { leftUnconfirmedSince, type CallbackMemory } from './callbackMemory';
import { withoutCallback, type CallbackState } from './callbackState';

/**
 * Running installations have the level saved under another name. Earlier they let the callback
 * behind theirs go when it answered 404 for some seconds.
 */
type SavedCallback = Omit<CallbackState, 'level'> & {
	readonly place: string;
	readonly letGo?: string;
};

/** What n8n has saved. */
export function readSavedCallback(staticData: IDataObject): CallbackState | undefined {
	const saved = asObject(staticData.callback) as Partial<SavedCallback>;
	if (typeof saved.version !== 'number' || typeof saved.address !== 'string') return undefined;
	const { place, letGo, ...others } = saved as SavedCallback;
	return { ...others, level: place, ...compact({ next: others.next ?? letGo }) };
}

/** The newest one: saved by n8n, or still in memory. */
function findNewest(
	staticData: IDataObject,
	{ callback }: CallbackMemory,
): CallbackState | undefined {
	const saved = readSavedCallback(staticData);
	if (!callback) return saved;
	return saved && saved.version >= callback.version ? saved : callback;
}

/** The newest state, without those who have left unconfirmed since. */
export function readCallbackState(
	staticData: IDataObject,
	memory: CallbackMemory,
): CallbackState | undefined {
	const newest = findNewest(staticData, memory);
	if (!newest) return undefined;
	const mended = leftUnconfirmedSince(newest.version).reduce(
		(state, leaving) => withoutCallback(state, leaving) ?? state,
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
	memory: CallbackMemory,
	state: Omit<CallbackState, 'version'>,
): void {
	const before = findNewest(staticData, memory)?.version ?? 0;
	memory.callback = { ...state, version: Math.max(Date.now(), before + 1) };
	saveCallbackState(staticData, memory);
}

/** Saves the state from memory again if what n8n has is older. */
export function saveCallbackState(staticData: IDataObject, { callback }: CallbackMemory): void {
	if (!callback) return;
	const { version } = asObject(staticData.callback);
	if (typeof version === 'number' && version >= callback.version) return;
	const { level, ...others } = callback;
	const saved: SavedCallback = { ...others, place: level };
	staticData.callback = JSON.parse(JSON.stringify(saved)) as IDataObject;
}

export function forgetCallbackState(staticData: IDataObject, memory: CallbackMemory): void {
	delete staticData.callback;
	delete memory.callback;
}
