import { ana, groupWithAna } from './events/eventCase';
import { enterSuite } from './suite';
import { listenFor } from './triggerWorkflow';

it('Include Group Details tells subject and participants beside each event, in a real n8n', async () => {
	const suite = await enterSuite();
	const listening = await listenFor(suite, ['message.received'], {
		parameters: { options: { includeGroupDetails: true } },
	});
	try {
		const { groupId } = await groupWithAna(suite.control, { description: 'Until Friday' });
		for (const text of ['One', 'Two'])
			await suite.control.person('write', { groupId, waId: ana.waId, text });
		const executions = await listening.finished({ atLeast: 2 });
		const group = { subject: 'Order 4711', description: 'Until Friday', participantCount: 1 };
		expect(executions.map(({ items }) => items)).toMatchObject([[{ group }], [{ group }]]);
		const path = `*/${groupId}`;
		expect(await suite.control.requests({ method: 'GET', path })).toHaveLength(1);
	} finally {
		await listening.stop();
	}
});
