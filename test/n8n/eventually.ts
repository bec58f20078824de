import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 200;

/** Repeats an expectation until it holds; after `timeoutMs` its failure is the test's. */
export async function eventually(
	expectation: () => Promise<void>,
	timeoutMs = 5_000,
): Promise<void> {
	const endMs = Date.now() + timeoutMs;
	for (;;) {
		try {
			return await expectation();
		} catch (error) {
			if (Date.now() > endMs) throw error;
			await sleep(pollMs);
		}
	}
}
