import { Readable } from 'node:stream';
import type { IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';
import { decrypt } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';
import { toReportKey } from '../../../nodes/WhatsAppGroups/core/declarations/expectation';
import type { WebhookKeys } from '../../../nodes/WhatsAppGroups/core/declarations/webhooks';
import { reportExpected } from '../../../nodes/WhatsAppGroups/core/webhooks/reportExpected';

beforeAll(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }));
afterAll(() => jest.useRealTimers());

const resume = 'https://n8n.example/webhook-waiting/7/n?signature=s';
const keys = { chainSecret: 'chain' } as WebhookKeys;
type Answer = readonly [httpStatus: number, text?: string];
const notYet: Answer = [409, '{"message":"The execution is running already."}'];

/** Tells an n8n that answers so, one after the other; then it answers no more. */
async function report(...answers: Answer[]) {
	const asked: IHttpRequestOptions[] = [];
	const steps: string[] = [];
	const beganMs = Date.now();
	const httpRequest = async (options: IHttpRequestOptions) => {
		const answer = answers[asked.push(options) - 1];
		steps.push(`${options.method} after ${Date.now() - beganMs}`);
		if (!answer) throw new Error('ECONNREFUSED');
		const [statusCode, text = ''] = answer;
		return await Promise.resolve({ statusCode, body: Readable.from([text]) });
	};
	const context = { helpers: { httpRequest } } as unknown as IWebhookFunctions;
	let reported: unknown;
	void reportExpected(context, { resume, event: { text: 'yes' }, keys }).then(
		(said) => (reported = said),
	);
	while (reported === undefined) {
		await new Promise((resolve) => setImmediate(resolve));
		await jest.advanceTimersToNextTimerAsync();
	}
	return { reported, asked, steps: steps.join(', ') };
}

it('tells the execution in JSON that only the two of them can read', async () => {
	const { asked } = await report([200, '{"outcome":"accepted"}']);
	expect(asked).toMatchObject([
		{ method: 'POST', url: resume, headers: { 'content-type': 'application/json' } },
	]);
	const { report: told } = JSON.parse(String(asked[0]?.body)) as { report: string };
	expect(JSON.parse(decrypt(told, toReportKey(keys)))).toEqual({ resume, event: { text: 'yes' } });
});

it.each<[string, Answer | undefined]>([
	['accepted', [200, '{"outcome":"accepted"}']],
	['rejected', [200, '{"outcome":"rejected"}']],
	['ignored', [200, '{"outcome":"ignored"}']],
	['over', [200, '\n  <!DOCTYPE html>']],
	['over', [409, '{"message":"The execution has finished already."}']],
	['over', [401]],
	['over', [404]],
	['failed', [500, '{"outcome":"accepted"}']],
	['failed', [502, '<html>Bad gateway</html>']],
	['failed', [500, 'The execution has finished already.']],
	['failed', [200, 'n8n is starting up']],
	['failed', undefined],
])('reports "%s" after the answer %j', async (outcome, answer) => {
	const { reported, asked } = await report(...(answer ? [answer] : []));
	expect({ reported, times: asked.length }).toEqual({ reported: outcome, times: 1 });
});

describe('an execution that does not wait yet', () => {
	it('is looked at until it does, left a moment to itself, and told then', async () => {
		const accepted: Answer = [200, '{"outcome":"accepted"}'];
		expect(await report(notYet, notYet, [200, '<html>'], accepted)).toMatchObject({
			reported: 'accepted',
			steps: 'POST after 0, GET after 300, GET after 1000, POST after 1300',
		});
	});

	it('is given up where it does not wait in time, and nobody knows what was meant', async () => {
		expect(await report(notYet, notYet, notYet, notYet)).toMatchObject({
			reported: 'failed',
			steps: 'POST after 0, GET after 300, GET after 1000, GET after 2500',
		});
	});

	it('is given up where it says the same again', async () => {
		const { reported, asked } = await report(notYet, [200], notYet);
		expect([reported, asked.length]).toEqual(['failed', 3]);
	});
});
