import { runAction } from './actionWorkflow';
import { badInputCases } from './badInputCases';
import { credentialFor } from '../../n8nServer/credential';
import { enterSuite, type Suite } from './suite';

type ErrorItem = { error?: { message: string; item: number } };

describe('bad input in a real n8n', () => {
	let suite: Suite;

	beforeAll(async () => {
		suite = await enterSuite();
	});

	it.each(badInputCases)(
		'names the failing item and lets the others go out: $name',
		async ({ prepare, faults = [], failures, credential, ...action }) => {
			const given = await prepare(suite.control);
			const own =
				credential === undefined
					? suite.credential
					: await suite.client.createCredential(credentialFor(suite.control.url, credential));
			for (const fault of faults) await suite.control.post('/faults', fault);
			const { status, items } = await runAction(
				{ ...suite, credential: own },
				{ ...action, continueOnFail: true },
				given,
			);
			expect({ status, count: items.length }).toEqual({ status: 200, count: failures.length });
			const errors = (items as ErrorItem[]).map(({ error }) => error);
			failures.forEach((expected, index) => {
				if (expected === undefined) expect(errors[index]).toBeUndefined();
				else
					expect(errors[index]).toMatchObject({
						message: expect.stringMatching(expected),
						item: index,
					});
			});
		},
	);

	it('stops the workflow at the failing item without Continue On Fail', async () => {
		const { groupId } = await suite.control.createOpenGroup({ subject: 'Order 4711' });
		const text = {
			resource: 'message',
			operation: 'sendText',
			parameters: {
				groupId: { __rl: true, mode: 'id', value: groupId },
				text: '={{ $json.text }}',
				options: {},
			},
		};
		const { status, workflowId } = await runAction(suite, text, [
			{ text: 'one' },
			{ text: 'x'.repeat(4097) },
			{ text: 'three' },
		]);
		expect(status).toBe(500);
		const [execution] = await suite.client.executions(workflowId);
		expect(execution?.status).toBe('error');
		// The first item may be under way when the second one is found to be bad; the third may not
		// follow.
		const sent = (await suite.control.sentTo(groupId)).map((message) => message.text);
		expect(sent).not.toContain('three');
		expect(sent.length).toBeLessThanOrEqual(1);
	});
});
