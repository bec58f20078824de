import pRetry from 'p-retry';
import { CannotContinue } from './cannotContinue';

const pollMs = 200;

export type Wait = { what: string; timeoutMs: number; signal?: AbortSignal };

/** Asks again until there is an answer; after `timeoutMs` it says what did not happen. */
export async function waitFor<T>(
	ask: () => Promise<T | undefined | false>,
	{ what, timeoutMs, signal }: Wait,
): Promise<T> {
	const sentence = `This did not happen within ${timeoutMs / 1000} s: ${what}`;
	const answerOrFail = async () => {
		const answer = await ask();
		if (answer === undefined || answer === false) throw new CannotContinue(`${sentence}.`);
		return answer;
	};
	try {
		return await retryFor(answerOrFail, timeoutMs, signal);
	} catch (error) {
		signal?.throwIfAborted();
		if (error instanceof CannotContinue) throw error;
		throw new CannotContinue(`${sentence} (${String(error)}).`);
	}
}

/** Repeats what fails until it does not; after `timeoutMs` its last failure is thrown. */
export async function retryFor<T>(
	attempt: () => Promise<T>,
	timeoutMs: number,
	signal?: AbortSignal,
): Promise<T> {
	return await pRetry(attempt, {
		retries: Infinity,
		minTimeout: pollMs,
		factor: 1,
		maxRetryTime: timeoutMs,
		...(signal === undefined ? {} : { signal }),
	});
}
