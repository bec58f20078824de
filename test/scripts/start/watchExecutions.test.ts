import type { Execution } from '../../../n8nServer/editorApi';
import { watchExecutions } from '../../../scripts/start/watchExecutions';

it('tells of each execution once it has ended or waits, and not of earlier ones', async () => {
	const lines: string[] = [];
	let now: Array<[string, Execution['status']]> = [['1', 'success']];
	const execution = (id: string, status: Execution['status']): Execution => ({
		id,
		status,
		workflowId: 'w',
		mode: 'webhook',
		startedAt: '2026-01-01T00:00:00Z',
	});
	const client = {
		latestExecutions: async () => now.map((one) => execution(...one)),
		execution: async (id: string) => ({
			...execution(id, 'success'),
			data: '[{"resultData":"1"},{"runData":"2"},{}]',
			workflowData: { name: 'Gatekeeper', nodes: [], connections: {} },
		}),
	};
	const look = await watchExecutions({
		client,
		tell: (line) => lines.push(line.trim()),
		known: { text: () => undefined, group: () => undefined, person: () => undefined },
	});
	const toldAfter = async (...then: typeof now): Promise<string[]> => {
		now = then;
		await look();
		return lines.splice(0);
	};
	expect(await toldAfter(['1', 'success'])).toEqual([]);
	expect(await toldAfter(['2', 'running'], ['1', 'success'])).toEqual([]);
	expect(await toldAfter(['3', 'waiting'], ['2', 'error'])).toEqual([
		'The workflow "Gatekeeper" (execution 2)',
		'ended with an error',
		'The workflow "Gatekeeper" (execution 3)',
		'waits',
	]);
	expect(await toldAfter(['3', 'success'], ['2', 'error'])).toEqual([
		'The workflow "Gatekeeper" (execution 3)',
		'ended with success',
	]);
});
