import { sleep } from 'n8n-workflow';

/** The execution was stopped while something waited. */
export class Stopped extends Error {
	constructor() {
		super('The execution was stopped');
		this.name = 'Stopped';
	}
}

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `act` when the signal is aborted; gives how to call that off. One listener per signal,
 * since Node warns of more than ten.
 */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
	if (signal.aborted) act();
	const known = waiting.get(signal);
	const acts = known ?? new Set<() => void>();
	if (!known) {
		waiting.set(signal, acts);
		signal.addEventListener('abort', () => [...acts].forEach((each) => each()), { once: true });
	}
	acts.add(act);
	return () => void acts.delete(act);
}

/** Waits so many milliseconds. @throws Stopped as soon as the signal says so. */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) throw new Stopped();
	if (ms <= 0) return;
	if (!signal) return await sleep(ms);
	await new Promise<void>((resolve) => {
		const callOff = onAbort(signal, resolve);
		void sleep(ms).then(() => {
			callOff();
			resolve();
		});
	});
	if (signal.aborted) throw new Stopped();
}

/** Aborted a moment after the other one, so that what is under way can still be answered. */
export function after(ms: number, signal: AbortSignal | undefined): AbortSignal | undefined {
	if (!signal) return undefined;
	const late = new AbortController();
	const end = () => void sleep(ms).then(() => late.abort());
	if (signal.aborted) end();
	else onAbort(signal, end);
	return late.signal;
}
