import { runAction } from './actionWorkflow';
import { operationCases } from './operations';
import { eventually } from './eventually';
import { enterSuite, type Suite } from './suite';

describe('an operation in a workflow of a real n8n', () => {
	let suite: Suite;

	beforeAll(async () => {
		suite = await enterSuite();
	});

	it.each(operationCases)(
		'$resource $operation does in WhatsApp what its output says',
		async ({ prepare, expectOutput, expectWhatsApp, ...action }) => {
			const given = await prepare(suite.control);
			const { status, items } = await runAction(suite, action, given);
			expect({ status, items }).toMatchObject({ status: 200 });
			expectOutput(items, given);
			const groupId = given[0]?.['groupId'];
			if (expectWhatsApp !== undefined)
				await eventually(async () =>
					expectWhatsApp(await suite.control.group(String(groupId)), given),
				);
		},
	);

	it('has every operation that the node offers, for whichever provider, in this table', async () => {
		const offered = await suite.client.actionsOf('n8n-nodes-whatsapp-groups.whatsAppGroups');
		expect(
			operationCases.map(({ resource, operation }) => `${resource} ${operation}`).sort(),
		).toEqual([...new Set(offered)].sort());
	});
});
