import type { IDataObject } from 'n8n-workflow';
import { compact } from '../values/json';

/**
 * What a callback is registered for, by the names of the credential's fields: what can be shown as
 * it is, of the rest a fingerprint.
 */
export type RegisteredFor = Readonly<Record<string, string>>;

/** A callback that was registered before ours. */
export interface PreviousCallback {
	/** As `encryptAddress` makes it. */
	readonly address: string;
	readonly fields?: readonly string[];
	/** As the provider gave them; earlier versions kept them like that. */
	readonly headers?: IDataObject;
	readonly encryptedHeaders?: string;
}

/** Who stands behind a callback. README.md has a picture. */
export interface Behind {
	/** Registered again in the end. */
	readonly previous?: PreviousCallback;
	/** The address that every webhook is forwarded to, as `encryptAddress` makes it. */
	readonly next?: string;
}

/** What a trigger knows about the callback that it registered. */
export interface CallbackState extends Behind {
	/** Grows with every change; milliseconds of its time at least. */
	readonly version: number;
	/** The value of the level that it is registered at. */
	readonly level: string;
	readonly address: string;
	/** The same as neighbours keep it; earlier versions did not save it. */
	readonly encryptedAddress?: string;
	readonly isTest: boolean;
	/** Who registered it, as `ownerOf` tells; earlier versions did not save it. */
	readonly owner?: string;
	/** As `describePlace` makes it; earlier versions did not save it. */
	readonly registeredFor?: RegisteredFor;
}

/** A callback that goes away, and who stays behind it. */
export interface Leaving extends Behind {
	readonly about: string;
	/** The same as neighbours keep it. */
	readonly encryptedAbout?: string;
}

/**
 * The state after a callback behind ours has left: who was behind that one is behind ours now.
 * undefined when it was not behind ours.
 */
export function withoutCallback(
	state: CallbackState,
	{ about, encryptedAbout = about, previous, next }: Leaving,
): CallbackState | undefined {
	const { address, encryptedAddress = address } = state;
	const isLeaving = (kept?: string) => kept === about || kept === encryptedAbout;
	const isOurs = (kept?: string) => kept === address || kept === encryptedAddress;
	const isNext = isLeaving(state.next);
	const isPrevious = isLeaving(state.previous?.address);
	if (!isNext && !isPrevious) return undefined;
	const { next: ownNext, previous: ownPrevious, ...others } = state;
	const [newNext, newPrevious] = [isNext ? next : ownNext, isPrevious ? previous : ownPrevious];
	const behind = {
		next: isOurs(newNext) ? undefined : newNext,
		previous: isOurs(newPrevious?.address) ? undefined : newPrevious,
	};
	return { ...others, ...compact(behind) };
}
