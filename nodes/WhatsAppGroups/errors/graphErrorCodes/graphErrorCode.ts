/**
 * `safe`: the request was refused before it took effect, asking again cannot double anything.
 * `unknown`: it may have taken effect. `never`: asking again gives the same refusal.
 */
export type RetryClass = 'safe' | 'unknown' | 'never';

export interface GraphErrorCode {
	/** One sentence in the user's words. */
	readonly message: string;
	/** What the user can do. */
	readonly remedy: string;
	readonly retry: RetryClass;
	/** The cursor of a list is not valid any more; from its first page the list can be read again. */
	readonly isListChanged?: true;
	/** n8n's kind of failure; absent where the input of this one item is to blame. */
	readonly cause?:
		| 'rate-limited'
		| 'quota-exhausted'
		| 'temporarily-unavailable'
		| 'credential-invalid'
		| 'configuration-invalid';
}
