import { sleep } from 'n8n-workflow';

/**
 * Less than forwarding may take (20 s): a callback further along may send back what it has not
 * answered yet.
 */
const timeoutMs = 10_000;

/** What a promise resolves to; undefined when that takes longer than ten seconds. */
export async function awaitWithTimeout<Outcome>(
	outcome: Promise<Outcome>,
): Promise<Outcome | undefined> {
	return await Promise.race([outcome, sleep(timeoutMs).then(() => undefined)]);
}
