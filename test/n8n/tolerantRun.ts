import { runAction, type Action, type Json } from './actionWorkflow';
import type { Suite } from './suite';

/** Runs an operation that goes on after a bad item, and gives what came out for each item. */
export async function runTolerantly(suite: Suite, action: Action, items: Json[]): Promise<Json[]> {
	const { status, items: found } = await runAction(
		suite,
		{ ...action, continueOnFail: true },
		items,
	);
	expect(status).toBe(200);
	return found;
}

/** What is said about each item; undefined for a good one. */
export function errorsOf(items: Json[]): Array<string | undefined> {
	return (items as Array<{ error?: { message: string } }>).map(({ error }) => error?.message);
}
