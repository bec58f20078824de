import { WAIT_INDEFINITELY, type IExecuteData } from 'n8n-workflow';
import type { Session } from '../../../nodes/WhatsAppGroups/core/declarations/session';
import { askAndWait, toFirstItemHint } from '../../../nodes/WhatsAppGroups/core/waiting/putToWait';

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
	expect(first?.node.name).toBe('Review');
	expect(second?.node.disabled).toBeUndefined();
});

it.each([
	['for ever', undefined, WAIT_INDEFINITELY],
	['until its time has run out', new Date(5), new Date(5)],
])('waits %s', async (_how, until, waitTill) => {
	const waited: Date[] = [];
	const context = {
		getExecuteData: () => ({ node: {} }),
		putExecutionToWait: async (till: Date) => void waited.push(await Promise.resolve(till)),
	};
	const asking = {
		ask: async () => await Promise.resolve({ until, output: { sent: 1 }, timedOut: {}, kept: {} }),
		receive: async () => await Promise.reject(new Error('Nobody answers')),
	};
	expect(await askAndWait({ context } as unknown as Session, asking, {})).toEqual({ sent: 1 });
	expect(waited).toEqual([waitTill]);
});

it('says that only the first of several items was asked about, and how to ask about each', () => {
	expect(toFirstItemHint(3)).toMatch(/^Only the first of 3 items .* put a Loop Over Items node/);
});
