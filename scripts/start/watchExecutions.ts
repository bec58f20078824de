import type { N8nClient } from '../../n8nServer/client';
import { readRuns } from '../../n8nServer/executionData';
import { describeExecution, type Known } from './describeExecution';

type Watch = {
	client: Pick<N8nClient, 'latestExecutions' | 'execution'>;
	tell: (line: string) => void;
	known: Known;
};

const goesOn: readonly string[] = ['new', 'running'];

/**
 * Tells of each execution once it has ended or waits; what there was before is old news. Answers
 * with what looks once more.
 */
export async function watchExecutions({
	client,
	tell,
	known,
}: Watch): Promise<() => Promise<void>> {
	const told = new Map<string, string>();
	for (const { id, status } of await client.latestExecutions()) told.set(id, status);
	return async () => {
		for (const { id, status } of (await client.latestExecutions()).reverse()) {
			if (told.get(id) === status || goesOn.includes(status)) continue;
			told.set(id, status);
			const { data, workflowData, ...execution } = await client.execution(id);
			const { name: workflowName, nodes } = workflowData;
			const ran = { ...execution, status, workflowName, nodes, runs: readRuns(data) };
			for (const line of describeExecution(ran, known)) tell(line);
		}
	};
}
