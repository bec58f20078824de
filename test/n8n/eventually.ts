import { retryFor } from '../../n8nServer/waitFor';

/** Repeats an expectation until it holds; after `timeoutMs` its failure is the test's. */
export async function eventually(
	expectation: () => Promise<void>,
	timeoutMs = 5_000,
): Promise<void> {
	await retryFor(expectation, timeoutMs);
}
