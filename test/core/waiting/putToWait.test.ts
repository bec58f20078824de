import type { IExecuteData } from 'n8n-workflow';
import type { Session } from '../../../nodes/WhatsAppGroups/core/declarations/session';
import { askAndWait } from '../../../nodes/WhatsAppGroups/core/waiting/putToWait';

it('of two runs that an agent begins in one turn, n8n disables only the one that has asked', async () => {
	const node = { name: 'Review' } as IExecuteData['node'];
	const runs = [1, 2].map((): IExecuteData => ({ node, data: { main: [[]] }, source: null }));
	const [first, second] = runs;
	const context = { getExecuteData: () => first, putExecutionToWait: async () => undefined };
	const asked = { output: {}, timedOut: { timedOut: true }, kept: { key: '1' } };
	const asking = {
		ask: async () => await Promise.resolve(asked),
		receive: async () => await Promise.reject(new Error('Nobody answers')),
	};
	await askAndWait({ context } as unknown as Session, asking, {});
	// What n8n does to go on.
	if (first) first.node.disabled = true;
	expect(first?.data.main).toMatchObject([[{ json: { timedOut: true } }]]);
	expect(second?.node.disabled).toBeUndefined();
});
