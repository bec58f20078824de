import { sleep, type INodeExecutionData } from 'n8n-workflow';
import type { Identified } from './takeNew';

/** Of one window; what comes after that begins a new one. */
export const windowLimits = { events: 50, bytes: 256 * 1024, longestMs: 30_000, times: 3 };

/** An event that waits for others, and the item that is being made of it. */
export interface HeldEvent {
	readonly key: string;
	readonly event: Identified;
	readonly item: Promise<INodeExecutionData>;
}

/** Events that come close to one another, until none has come for a while. */
export class DebounceWindow {
	readonly held: HeldEvent[] = [];
	/** How many requests wait for its outcome. */
	requests = 0;
	private readonly ids = new Set<string>();
	private readonly latestMs: number;
	private closesAtMs = 0;
	private bytes = 0;
	private isOpen = true;
	private tellFull = (): void => undefined;
	private readonly full = new Promise<void>((resolve) => (this.tellFull = resolve));
	private tellOutcome = (_isStarted: boolean): void => undefined;

	/** Whether n8n has created the execution for all that is in it. */
	readonly outcome = new Promise<boolean>((resolve) => (this.tellOutcome = resolve));

	constructor(private readonly quietMs: number) {
		const { longestMs, times } = windowLimits;
		this.latestMs = performance.now() + Math.min(times * quietMs, longestMs);
	}

	get takesMore(): boolean {
		return this.isOpen;
	}

	/** One that is there already, in a test run for example, is not taken again. */
	add(held: HeldEvent): void {
		const { eventId, occurrence } = held.event;
		if (this.ids.has(eventId)) return;
		this.ids.add(eventId);
		this.held.push(held);
		this.bytes += JSON.stringify(occurrence.json).length;
		this.closesAtMs = Math.min(performance.now() + this.quietMs, this.latestMs);
		if (this.held.length >= windowLimits.events || this.bytes >= windowLimits.bytes) this.close();
	}

	/** Nothing more is waited for. */
	close(): void {
		this.isOpen = false;
		this.tellFull();
	}

	/** Resolves when nothing more can come into it. */
	async closed(): Promise<void> {
		for (let leftMs; this.isOpen && (leftMs = this.closesAtMs - performance.now()) > 0;)
			await Promise.race([sleep(leftMs), this.full]);
		this.isOpen = false;
	}

	settle(isStarted: boolean): void {
		this.isOpen = false;
		this.tellOutcome(isStarted);
	}
}
