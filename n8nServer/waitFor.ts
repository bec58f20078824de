import pRetry from 'p-retry';
import { CannotContinue } from './cannotContinue';

const pollMs = 200;

type Wait = { what: string; timeoutMs: number };

/** Asks again until there is an answer; after `timeoutMs` it says what did not happen. */
export async function waitFor<T>(
	ask: () => Promise<T | undefined | false>,
	{ what, timeoutMs }: Wait,
): Promise<T> {
	const sentence = `This did not happen within ${timeoutMs / 1000} s: ${what}`;
	const answerOrFail = async () => {
		const answer = await ask();
		if (answer === undefined || answer === false) throw new CannotContinue(`${sentence}.`);
		return answer;
	};
	try {
		return await retryFor(answerOrFail, timeoutMs);
	} catch (error) {
		if (error instanceof CannotContinue) throw error;
		const trouble = error instanceof Error ? error.message : String(error);
		throw new CannotContinue(`${sentence} (${trouble}).`);
	}
}

/** Repeats what fails until it does not; after `timeoutMs` its last failure is thrown. */
export async function retryFor<T>(attempt: () => Promise<T>, timeoutMs: number): Promise<T> {
	const pace = { minTimeout: pollMs, maxTimeout: pollMs, factor: 1 };
	return await pRetry(attempt, { ...pace, forever: true, maxRetryTime: timeoutMs });
}
