import { sleep } from 'n8n-workflow';

/** Expressions are slow, requests wait to be written, and n8n has more to do. */
const longestMs = 10;
/**
 * Every task that ended makes room for one more, up to the most: connections that are all opened at
 * once keep the process busy, and the requests that wait for them would arrive in one heap.
 */
const firstAtOnce = 32;

/**
 * Starts tasks in their order, at most so many at once, until a signal is aborted, and waits for
 * those that it started; they must not reject. Where starting them takes long, it yields to the
 * event loop.
 */
export async function runTasks(
	tasks: Iterable<() => Promise<void>> | AsyncIterable<() => Promise<void>>,
	{ atOnce, signal }: { atOnce: number; signal?: AbortSignal },
): Promise<void> {
	let underWay = 0;
	let mayBeUnderWay = Math.min(firstAtOnce, atOnce);
	let tellEnd = (): void => undefined;
	const nextEnd = async () => await new Promise<void>((resolve) => (tellEnd = resolve));
	const end = () => {
		underWay -= 1;
		mayBeUnderWay = Math.min(mayBeUnderWay + 1, atOnce);
		tellEnd();
	};
	let sinceMs = performance.now();
	for await (const task of tasks) {
		underWay += 1;
		void task().then(end);
		while (underWay >= mayBeUnderWay) await nextEnd();
		if (performance.now() - sinceMs >= longestMs) {
			await sleep(0);
			sinceMs = performance.now();
		}
		if (signal?.aborted) break;
	}
	while (underWay > 0) await nextEnd();
}
