import { setTimeout as sleep } from 'node:timers/promises';
import { CannotContinue } from './cannotContinue';

const pollMs = 200;

export type Wait = { what: string; timeoutMs: number; signal?: AbortSignal };

/** Asks again until there is an answer; after `timeoutMs` it says what did not happen. */
export async function waitFor<T>(
	ask: () => Promise<T | undefined | false>,
	{ what, timeoutMs, signal }: Wait,
): Promise<T> {
	const endMs = Date.now() + timeoutMs;
	let trouble = '';
	while (Date.now() < endMs) {
		signal?.throwIfAborted();
		try {
			const answer = await ask();
			if (answer !== undefined && answer !== false) return answer;
			trouble = '';
		} catch (error) {
			trouble = ` (${error instanceof Error ? error.message : String(error)})`;
		}
		await sleep(pollMs);
	}
	throw new CannotContinue(`This did not happen within ${timeoutMs / 1000} s: ${what}${trouble}.`);
}
