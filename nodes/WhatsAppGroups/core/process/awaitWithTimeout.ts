import { sleep } from 'n8n-workflow';

/** A provider waits about as long for the answer to its webhook. */
const webhookMs = 10_000;

/** What a promise resolves to; undefined when that takes longer than ten seconds, or than told. */
export async function awaitWithTimeout<Outcome>(
	outcome: Promise<Outcome>,
	timeoutMs = webhookMs,
): Promise<Outcome | undefined> {
	return await Promise.race([outcome, sleep(timeoutMs).then(() => undefined)]);
}
