import { WAIT_INDEFINITELY, type IDataObject } from 'n8n-workflow';
import type { Session } from '../declarations/session';
import type { Waiting } from '../declarations/waiting';
import { toKeptItem } from './kept';

export function toFirstItemHint(count: number): string {
	return `Only the first of ${count} items was asked about: this operation asks once per run. To ask about each item, put a Loop Over Items node in front.`;
}

/**
 * Asks, and has n8n put the execution to wait. When time runs out, n8n puts out what it holds as
 * the input of the node, so that is replaced: in place, it would change the node in front.
 */
export async function askAndWait(
	session: Session,
	{ ask }: Waiting<IDataObject>,
	values: IDataObject,
): Promise<IDataObject> {
	const { context } = session;
	const { until = WAIT_INDEFINITELY, output, timedOut, kept } = await ask(session, values);
	const running = context.getExecuteData();
	running.data = { main: [[toKeptItem(timedOut, kept)]] };
	// To go on, n8n disables this node. Where an agent has it run twice in one turn, the second run
	// would be skipped without a question: both hold the same node.
	running.node = { ...running.node };
	await context.putExecutionToWait(until);
	return output;
}
