import { Readable } from 'node:stream';
import type { IDataObject, IHookFunctions, IHttpRequestOptions } from 'n8n-workflow';
import {
	answerToItself,
	hasRequestedSamples,
	isSampleRequest,
	requestSamples,
	showsSamples,
} from '../../../nodes/WhatsAppGroups/core/registration/sampleRequest';

beforeAll(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }));
afterAll(() => jest.useRealTimers());

const address = 'https://n8n.example/webhook-test/w/webhook';

/** A test run in an n8n whose own address answers as told. */
function testRun(answers: Array<{ status: number; text?: string }>, mode = 'manual') {
	const asked: IHttpRequestOptions[] = [];
	const log: unknown[][] = [];
	const staticData: IDataObject = {};
	const context = {
		getMode: () => mode,
		getNode: () => ({ id: '1', name: 'Trigger' }),
		getWorkflow: () => ({ id: 'w' }),
		getInstanceId: () => 'instance',
		getNodeParameter: () => ({ samples: true }),
		getNodeWebhookUrl: () => address,
		getWorkflowStaticData: (type: string) => (type === 'global' ? staticData : {}),
		logger: { warn: (...said: unknown[]) => log.push(said) },
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				asked.push(options);
				const { status, text = '' } = answers.shift() ?? { status: 404 };
				return await Promise.resolve({ statusCode: status, body: Readable.from([text]) });
			},
		},
	} as unknown as IHookFunctions;
	const arrives = (headers: IDataObject, isTest = true) =>
		isSampleRequest({ context: context as never, request: { headers } as never, isTest });
	return { context, asked, log, arrives };
}

async function until(isSo: () => boolean): Promise<void> {
	for (let turns = 0; !isSo() && turns < 100; turns += 1) {
		await new Promise((resolve) => setImmediate(resolve));
		await jest.advanceTimersByTimeAsync(500);
	}
}
const here = {
	status: 200,
	text: answerToItself({ headers: { 'x-n8n-trigger-samples': '?' } } as never),
};

describe('a test run that shows samples', () => {
	it('is a test run only, and only where the panel says so', () => {
		const { context } = testRun([]);
		expect(showsSamples(context)).toBe(true);
		expect(showsSamples(testRun([], 'trigger').context)).toBe(false);
		expect(showsSamples({ ...context, getNodeParameter: () => ({}) } as never)).toBe(false);
	});

	it('sends itself a request that it knows, and that nobody else can send', async () => {
		const { context, asked, arrives } = testRun([here, { status: 200 }]);
		expect(hasRequestedSamples(context)).toBe(false);
		expect(await requestSamples(context)).toBe(true);
		await until(() => asked.length === 2);
		expect(asked.map(({ method, url, body }) => [method, url, body])).toEqual([
			[undefined, address, undefined],
			['POST', address, {}],
		]);
		expect(hasRequestedSamples(context)).toBe(true);
		const headers = asked[1]?.headers ?? {};
		expect(arrives(headers)).toBe(true);
		expect(arrives(headers, false)).toBe(false);
		expect(arrives({})).toBe(false);
		expect(testRun([]).arrives(headers)).toBe(false);
		expect(arrives(Object.fromEntries(Object.keys(headers).map((name) => [name, 'x'])))).toBe(
			false,
		);
	});

	it('tries again while n8n does not know the address yet, and says so when that never ends', async () => {
		const { context, asked, log } = testRun([here, { status: 404 }, { status: 200 }]);
		await requestSamples(context);
		await until(() => asked.length === 3);
		expect([asked.length, log]).toEqual([3, []]);
		const never = testRun([here]);
		await requestSamples(never.context);
		await until(() => never.log.length > 0);
		expect(never.asked).toHaveLength(6);
		expect(never.log).toEqual([
			['Trigger: n8n did not take its own request for samples.', { workflowId: 'w' }],
		]);
	});

	it.each([{ status: 404 }, { status: 502, text: 'Bad gateway' }, { status: 200, text: 'A page' }])(
		'is refused where n8n does not reach itself: %j',
		async (answer) => {
			const { context } = testRun([answer]);
			await expect(requestSamples(context)).rejects.toMatchObject({
				message: `n8n does not reach itself at ${address}, so a test run cannot show samples`,
				remedy: expect.stringContaining('Show Samples in Test Runs'),
			});
			expect(hasRequestedSamples(context)).toBe(false);
		},
	);

	it('does not answer itself where nothing asks', () => {
		expect(answerToItself({ headers: {} } as never)).toBeUndefined();
	});
});
