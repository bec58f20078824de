import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';
import { encrypt } from '../crypto/encryption';
import { reportHeader, toReportKey, type ReportOutcome } from '../declarations/expectation';
import type { WebhookKeys } from '../declarations/webhooks';
import { askCallback, type CallbackAnswer } from '../registration/askCallback';
import { isStillRunning } from '../registration/isStillRunning';
import { asObject, parseJson } from '../values/json';

/** `over`: it waits no longer; `failed`: it may be better in a moment. */
export type Reported = ReportOutcome | 'over' | 'failed';

const outcomes: ReadonlySet<unknown> = new Set<ReportOutcome>(['accepted', 'rejected', 'ignored']);
/** Between asking and waiting n8n needs a moment to save the execution. */
const pausesMs = [300, 700, 1_500];
/**
 * Once it is saved, n8n still tidies up: what resumes it in that moment is taken, and forgotten.
 */
const settlingMs = 300;

/** n8n answers with a page of its own once the execution waits no longer. */
function toReported(answer: CallbackAnswer | undefined): Reported | 'notYet' {
	const { httpStatus = 0, text = '' } = answer ?? {};
	const outcome = httpStatus === 200 ? asObject(parseJson(text)).outcome : undefined;
	if (outcomes.has(outcome)) return outcome as ReportOutcome;
	if (httpStatus === 200 && text.trimStart().startsWith('<')) return 'over';
	if (httpStatus === 409 && text.includes('has finished')) return 'over';
	if (httpStatus === 401 || httpStatus === 404) return 'over';
	return isStillRunning({ httpStatus, text }) ? 'notYet' : 'failed';
}

/** Opening the address changes nothing. */
async function waitsSoon(context: IWebhookFunctions, resume: string): Promise<boolean> {
	for (const pauseMs of pausesMs) {
		await sleep(pauseMs);
		const answer = await askCallback(context, { method: 'GET', url: resume });
		if (toReported(answer) === 'notYet') continue;
		await sleep(settlingMs);
		return true;
	}
	return false;
}

interface Report {
	/** n8n's signed address. */
	readonly resume: string;
	readonly event: IDataObject;
	readonly keys: WebhookKeys;
}

/**
 * Tells a waiting execution what it waits for. Only the two nodes can read and write it, so that
 * whoever has the address, a link in a group for example, cannot speak for somebody else.
 */
export async function reportExpected(
	context: IWebhookFunctions,
	{ resume, event, keys }: Report,
): Promise<Reported> {
	const report = encrypt(JSON.stringify({ resume, event }), toReportKey(keys));
	const post = async () =>
		toReported(
			await askCallback(context, {
				method: 'POST',
				url: resume,
				headers: { 'content-type': 'application/json', [reportHeader]: '1' },
				body: Buffer.from(JSON.stringify({ report })),
			}),
		);
	const reported = await post();
	if (reported !== 'notYet') return reported;
	if (!(await waitsSoon(context, resume))) return 'failed';
	const again = await post();
	return again === 'notYet' ? 'failed' : again;
}
