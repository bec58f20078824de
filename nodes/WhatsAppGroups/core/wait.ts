import { sleep } from 'n8n-workflow';

/** The execution was stopped while something waited. */
export class Stopped extends Error {
	constructor() {
		super('The execution was stopped');
		this.name = 'Stopped';
	}
}

/** Waits so many milliseconds. @throws Stopped as soon as the signal says so. */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) throw new Stopped();
	if (ms <= 0) return;
	if (!signal) return await sleep(ms);
	await new Promise<void>((resolve) => {
		const end = () => {
			signal.removeEventListener('abort', end);
			resolve();
		};
		signal.addEventListener('abort', end);
		void sleep(ms).then(end);
	});
	if (signal.aborted) throw new Stopped();
}

/** Aborted a moment after the other one, so that what is under way can still be answered. */
export function after(ms: number, signal: AbortSignal | undefined): AbortSignal | undefined {
	if (!signal) return undefined;
	const late = new AbortController();
	const end = () => void sleep(ms).then(() => late.abort());
	if (signal.aborted) end();
	else signal.addEventListener('abort', end, { once: true });
	return late.signal;
}
