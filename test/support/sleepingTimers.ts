/** A worker of jest that has not ended by then is killed, with a warning. */
const patienceMs = 500;

const begin = globalThis.setTimeout;
const begun: Array<WeakRef<NodeJS.Timeout>> = [];

/**
 * What the node waited for with n8n's `sleep` cannot be called off when something else comes first:
 * the timer rings unheard. Once the tests of a file are over, it must not keep the process.
 */
globalThis.setTimeout = Object.assign(
	(...given: Parameters<typeof begin>) => {
		const timer = begin(...given);
		if ((given[1] ?? 0) >= patienceMs) begun.push(new WeakRef(timer));
		return timer;
	},
	{ ...begin },
) as typeof begin;

afterAll(() => begun.forEach((timer) => timer.deref()?.unref()));
