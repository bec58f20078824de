let last: Promise<unknown> = Promise.resolve();

/**
 * Runs one task after the other in this process. Triggers that are switched on and off at the same
 * time would each act on what the other is about to change.
 */
export async function oneAtATime<Result>(task: () => Promise<Result>): Promise<Result> {
	const run = last.then(task, task);
	last = run.catch(() => undefined);
	return await run;
}
