import { NodeApiError } from 'n8n-workflow';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { emulatorCredentials, runAction } from '../support/actionHost';
import { SampleServer } from '../../scripts/generate/sampleAnswers';
import { samplesOf } from '../../scripts/generate/samples/operationSamples';
import { sampleItem } from '../../scripts/generate/samples/sampleItem';

const refusal = {
	error: {
		message: '(#131041) Unknown group',
		type: 'OAuthException',
		code: 131041,
		error_data: { details: 'The group is not known.' },
		fbtrace_id: 'A1',
	},
};
const refused = { statusCode: 400, headers: {}, body: refusal };

// A setup check that finds something wrong is a finding, not a failure.
const failing = operations.filter(({ resource }) => resource !== 'account');

describe.each(
	failing.map((operation) => [`${operation.resource}.${operation.operation}`, operation] as const),
)('%s', (_name, operation) => {
	const parameters = samplesOf(operation)[0]?.parameters ?? {};
	let runs = 0;
	const credentials = () => ({
		...emulatorCredentials,
		phoneNumberId: `10654035${operation.resource.length}${operation.operation.length}${++runs}`,
	});

	it('names the failed item, and keeps the words of Meta', async () => {
		const run = runAction({
			parameters,
			credentials: credentials(),
			items: [sampleItem()],
			answer: () => refused,
		});
		await expect(run).rejects.toBeInstanceOf(NodeApiError);
		await expect(run).rejects.toMatchObject({
			context: { itemIndex: 0, facts: { code: 131041, details: 'The group is not known.' } },
		});
	});

	it.each([true, 'continueErrorOutput'] as const)(
		'gives a failed item (%s), and goes on with the next',
		async (continueOnFail) => {
			const server = new SampleServer();
			let isFirst = true;
			// The first item asks first.
			const answer: typeof server.answer = (options) => {
				if (!isFirst) return server.answer(options);
				isFirst = false;
				return refused as unknown as ReturnType<typeof server.answer>;
			};
			const items = [sampleItem(), sampleItem()];
			const { items: outputs } = await runAction({
				parameters,
				credentials: credentials(),
				items,
				continueOnFail,
				answer,
			});
			const failed = outputs.filter(({ json }) => 'error' in json);
			// n8n takes an item with `error` alone for a failed one; elsewhere it says what it is about.
			expect(failed).not.toEqual([]);
			for (const { json } of failed) {
				const { error, ...names } = json;
				if (continueOnFail === 'continueErrorOutput') expect(names).toEqual({});
				else if (operation.fields.some(({ name }) => name === 'groupId'))
					expect(names).toHaveProperty('groupId');
				expect(error).toMatchObject(names);
			}
			expect(failed[0]?.json.error).toMatchObject({
				code: 131041,
				retry: 'never',
				httpStatus: 400,
				traceId: 'A1',
			});
			// What waits for an answer asks once.
			if (operation.waiting) return;
			expect(outputs.length).toBeGreaterThan(1);
			expect(outputs.at(-1)?.pairedItem).toEqual({ item: 1 });
		},
	);
});
