import { sleep } from 'n8n-workflow';

/**
 * Less than passing on may take (20 s): a callback behind may send back what it has not answered
 * yet.
 */
const waitMs = 10_000;

/** What became of the first copy of something; undefined when that takes too long. */
export async function awaitFirst<Outcome>(outcome: Promise<Outcome>): Promise<Outcome | undefined> {
	return await Promise.race([outcome, sleep(waitMs).then(() => undefined)]);
}
