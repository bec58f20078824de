import axios from 'axios';
import { setTimeout as sleep } from 'node:timers/promises';

/** What n8n's process had used at a moment; `cpuMs` since its start. */
type Sample = { atMs: number; cpuMs: number; rssBytes: number };
export type Span = { fromMs: number; toMs: number };

const beforeMs = 500;
const quietMs = 600;
/** Of one core. An idle n8n takes about a fiftieth. */
const quietShare = 0.15;

const bytesPerMb = 1024 * 1024;

export function toMb(bytes: number): number {
	return Math.round(bytes / bytesPerMb);
}

/** Reads what n8n's process uses, from the samples that it takes of itself. */
export class Usage {
	constructor(private readonly port: number) {}

	async samples(sinceMs: number): Promise<Sample[]> {
		const { data } = await axios.get<Array<[number, number, number]>>(
			`http://127.0.0.1:${this.port}/`,
			{ params: { sinceMs }, proxy: false },
		);
		return data.map(([atMs, cpuMs, rssBytes]) => ({ atMs, cpuMs, rssBytes }));
	}

	/** What the nodes that count have counted. */
	async counted(counter: string): Promise<number> {
		const url = `http://127.0.0.1:${this.port}/counted/${counter}`;
		return (await axios.get<number>(url, { proxy: false })).data;
	}

	/** Processor time within the span. */
	async cpuMs({ fromMs, toMs }: Span): Promise<number> {
		const samples = await this.samples(fromMs - beforeMs);
		return cpuAt(samples, toMs) - cpuAt(samples, fromMs);
	}

	/** The most memory that the process held within the span. */
	async peakBytes({ fromMs, toMs }: Span): Promise<number> {
		const within = (await this.samples(fromMs)).filter(({ atMs }) => atMs <= toMs);
		return Math.max(...within.map(({ rssBytes }) => rssBytes));
	}

	/** The memory held with nothing to do, and nothing left of what was done before. */
	async idleBytes(): Promise<number> {
		await this.settle();
		for (let time = 0; time < 3; time++) {
			await axios.delete(`http://127.0.0.1:${this.port}/`, { proxy: false });
			await sleep(quietMs);
		}
		return (await this.samples(Date.now() - quietMs)).at(-1)?.rssBytes ?? 0;
	}

	/**
	 * Waits until n8n has nothing left to do, so that one measurement does not pay for the one
	 * before.
	 */
	async settle(timeoutMs = 30_000): Promise<void> {
		const endMs = Date.now() + timeoutMs;
		do {
			const fromMs = Date.now();
			await sleep(quietMs);
			const used = await this.cpuMs({ fromMs, toMs: Date.now() });
			if (used < quietMs * quietShare) return;
		} while (Date.now() < endMs);
	}
}

/** Between two samples the use is taken as even. */
function cpuAt(samples: Sample[], atMs: number): number {
	const after = samples.findIndex((sample) => sample.atMs >= atMs);
	const next = samples.at(after);
	const last = after > 0 ? samples[after - 1] : undefined;
	if (next === undefined || last === undefined) return next?.cpuMs ?? 0;
	if (after === -1) return next.cpuMs;
	const share = (atMs - last.atMs) / (next.atMs - last.atMs);
	return last.cpuMs + share * (next.cpuMs - last.cpuMs);
}
