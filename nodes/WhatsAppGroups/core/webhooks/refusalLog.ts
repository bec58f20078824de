import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { openCache } from '../process/processState';

const windowMs = 1_000;

/** How often each refusal came since the last line of a trigger. */
type Counts = Map<string, number>;

const windows = openCache<Counts>('refusals per trigger', {
	mostEntries: 500,
	lifetimeMs: Infinity,
});

function summarise(counts: Counts): string {
	const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
	const kinds = [...counts].map(([refusal, count]) => `${count} × ${refusal}`);
	return `${total} more ${total === 1 ? 'request was' : 'requests were'} refused within a second, and started no execution: ${kinds.join('; ')}`;
}

/**
 * The first refusal is logged at once, those within a second after that together in one line, so
 * that a flood does not fill the log.
 */
export function logRefusal(
	context: Pick<IWebhookFunctions, 'getNode' | 'getWorkflow' | 'logger'>,
	httpStatus: number,
	reason: string,
): void {
	const { logger } = context;
	const { id, name } = context.getNode();
	const workflowId = context.getWorkflow().id;
	const key = `${workflowId ?? ''}/${id}`;
	const warn = (sentence: string) => logger.warn(`${name}: ${sentence}`, { workflowId });
	const open = windows.get(key);
	const refusal = `${reason} (${httpStatus})`;
	if (open) {
		open.set(refusal, (open.get(refusal) ?? 0) + 1);
		return;
	}
	warn(`${reason}. Responded with ${httpStatus}; no execution was started.`);
	const counts = windows.set(key, new Map());
	const endWindow = async (): Promise<void> => {
		await sleep(windowMs);
		if (windows.get(key) !== counts) return;
		if (counts.size === 0) return windows.delete(key);
		warn(`${summarise(counts)}.`);
		counts.clear();
		await endWindow();
	};
	void endWindow();
}
