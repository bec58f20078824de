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
