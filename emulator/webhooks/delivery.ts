import { setMaxListeners } from 'node:events';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { isAxiosError } from 'axios';
import type { Clock } from '../clock';
import { Recent } from '../recent';

const attemptTimeoutMs = 10_000;
const firstPauseMs = 1_000;
const longestPauseMs = 60 * 60 * 1000;
const giveUpAfterMs = 7 * 24 * 60 * 60 * 1000;
const concurrency = 16;
const keptDeliveries = 2_000;
const waitingLimit = 100_000;
const compactAbove = 4_096;

export interface Attempt {
	at: string;
	status?: number;
	error?: string;
}

export interface Delivery {
	id: number;
	createdAtMs: number;
	url: string;
	field: string;
	body: string;
	headers: Record<string, string>;
	attempts: Attempt[];
	outcome: 'waiting' | 'delivered' | 'dropped' | 'givenUp';
}

export type NewDelivery = Pick<Delivery, 'url' | 'field' | 'body' | 'headers'>;

/**
 * Posts webhooks, at most 16 at a time and begun in order, and posts again with growing pauses
 * until the answer is 200.
 */
export class DeliveryQueue {
	private readonly kept = new Recent<Delivery>(keptDeliveries);
	private waiting: Delivery[] = [];
	/** Where the waiting ones begin: taking the first from a long array one by one would be slow. */
	private next = 0;
	private inFlight = 0;
	private idle: Array<() => void> = [];
	private overflowed = 0;
	private nextId = 1;
	private abort = newAbort();
	private readonly client = axios.create({
		timeout: attemptTimeoutMs,
		httpAgent: new HttpAgent({ keepAlive: true }),
		httpsAgent: new HttpsAgent({ keepAlive: true }),
		validateStatus: () => true,
		responseType: 'text',
		transformResponse: (text: string) => text,
		maxRedirects: 0,
		maxBodyLength: Infinity,
		proxy: false,
	});

	constructor(
		private readonly clock: Clock,
		private readonly log: (line: string) => void,
	) {}

	record(delivery: NewDelivery, outcome: Delivery['outcome'] = 'waiting'): Delivery {
		const recorded: Delivery = {
			...delivery,
			id: this.nextId++,
			createdAtMs: this.clock.now(),
			attempts: [],
			outcome,
		};
		this.kept.add(recorded);
		return recorded;
	}

	enqueue(delivery: Delivery): void {
		if (this.waitingCount() >= waitingLimit) {
			this.overflowed += 1;
			delivery.outcome = 'dropped';
			return;
		}
		this.waiting.push(delivery);
		this.work();
	}

	list(): Delivery[] {
		return this.kept.list();
	}

	totals(): {
		total: number;
		waiting: number;
		inFlight: number;
		overflowed: number;
		forgotten: number;
	} {
		return {
			total: this.kept.added(),
			waiting: this.waitingCount(),
			inFlight: this.inFlight,
			overflowed: this.overflowed,
			forgotten: this.kept.forgotten(),
		};
	}

	/** Resolves when nothing is being posted; retries that wait for their pause do not count. */
	async settled(): Promise<void> {
		if (this.inFlight === 0 && this.waitingCount() === 0) return;
		await new Promise<void>((resolve) => this.idle.push(resolve));
	}

	clear(): void {
		this.abort.abort();
		this.abort = newAbort();
		this.waiting = [];
		this.next = 0;
		this.kept.clear();
		this.overflowed = 0;
	}

	private work(): void {
		while (this.inFlight < concurrency) {
			const delivery = this.takeNext();
			if (delivery === undefined) break;
			this.inFlight += 1;
			void this.attempt(delivery, this.abort.signal).finally(() => {
				this.inFlight -= 1;
				this.work();
			});
		}
		if (this.inFlight === 0 && this.waitingCount() === 0)
			for (const resolve of this.idle.splice(0)) resolve();
	}

	private waitingCount(): number {
		return this.waiting.length - this.next;
	}

	private takeNext(): Delivery | undefined {
		const delivery = this.waiting[this.next];
		if (delivery !== undefined) this.next += 1;
		if (this.next > compactAbove) {
			this.waiting = this.waiting.slice(this.next);
			this.next = 0;
		}
		return delivery;
	}

	private async attempt(delivery: Delivery, signal: AbortSignal): Promise<void> {
		const attempt: Attempt = { at: new Date(this.clock.now()).toISOString() };
		try {
			const { status } = await this.client.post<string>(delivery.url, Buffer.from(delivery.body), {
				headers: delivery.headers,
				signal,
			});
			attempt.status = status;
		} catch (error) {
			attempt.error = isAxiosError(error) ? (error.code ?? error.message) : String(error);
		}
		if (signal.aborted) return;
		delivery.attempts.push(attempt);
		this.log(
			`webhook ${delivery.field} to ${delivery.url}: ${attempt.status ?? attempt.error ?? ''}`,
		);
		if (attempt.status === 200) delivery.outcome = 'delivered';
		else this.tryAgainLater(delivery);
	}

	private tryAgainLater(delivery: Delivery): void {
		const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (delivery.attempts.length - 1));
		if (this.clock.now() + pauseMs - delivery.createdAtMs > giveUpAfterMs)
			delivery.outcome = 'givenUp';
		else this.clock.after(pauseMs, () => this.enqueue(delivery));
	}
}

/** Every post on its way listens to it. */
function newAbort(): AbortController {
	const abort = new AbortController();
	setMaxListeners(2 * concurrency, abort.signal);
	return abort;
}
