import { RateWindow } from '../../emulator/graph/rateWindow';
import { pauseBeforeRetry } from '../../nodes/WhatsAppGroups/core/sending/retry';
import { RateLimiter, type Clock } from '../../nodes/WhatsAppGroups/core/sending/rateLimiter';
import { TestClock } from './testClock';

/** A process that sends, and knows nothing of the others. */
export interface Sender {
	readonly items: number;
	readonly startsAtMs?: number;
}

/** In milliseconds, on average: there and back; `stall` is how long a process stands still. */
export interface Way {
	readonly there: number;
	readonly thereUneven: number;
	readonly back: number;
	readonly backUneven: number;
	readonly stall: number;
}

export const ways = {
	/** As in the bench: next door, and an answer that takes its time. */
	near: { there: 2, thereUneven: 1, back: 50, backUneven: 2, stall: 10 },
	/** As over the internet. */
	far: { there: 30, thereUneven: 8, back: 60, backUneven: 30, stall: 20 },
	/** As on a machine that has other things to do. */
	busy: { there: 5, thereUneven: 10, back: 55, backUneven: 20, stall: 120 },
} satisfies Record<string, Way>;

export interface Scene {
	readonly senders: readonly Sender[];
	/** Accepted in any second, for all together. */
	readonly limit: number;
	readonly ceiling?: number;
	readonly way: Way;
	readonly seed: number;
}

export interface Shared {
	/** From the first start to the last acceptance, divided by what the limit demands. */
	readonly ratio: number;
	/** The largest share divided by the smallest, while all were sending. */
	readonly unfairness: number;
	/** Refusals for each message. */
	readonly refused: number;
	/** By sender. */
	readonly accepted: readonly number[];
}

const atOnce = 256;
const stallEveryMs = 500;
const policy = { retryForMs: 300_000, retriesUnknown: false };
const refusal = { retry: 'safe', httpStatus: 400 } as Parameters<typeof pauseBeforeRetry>[0];

/** Mulberry32: the same numbers for the same seed. */
function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The clock as one process has it, that stands still now and then. */
function unevenClock(clock: TestClock, stallMs: number, random: () => number): Clock {
	let nextMs = clock.now() + stallEveryMs * random();
	return {
		now: () => clock.now(),
		wait: async (ms) => {
			let untilMs = clock.now() + Math.ceil(ms) + random();
			while (untilMs > nextMs) {
				const endMs = nextMs + stallMs * random();
				untilMs = Math.max(untilMs, endMs);
				nextMs = endMs + 2 * stallEveryMs * random();
			}
			await clock.wait(untilMs - clock.now());
		},
	};
}

/** Several rate limiters in front of one limit, on a clock of their own. */
class SharedLimit {
	readonly clock = new TestClock();
	private readonly random: () => number;
	private readonly window = new RateWindow(1_000);
	private readonly beganMs = this.clock.now();
	refusals = 0;

	constructor(private readonly scene: Scene) {
		this.random = seededRandom(scene.seed);
	}

	/** The times at which its messages were accepted. */
	async send({ items, startsAtMs = 0 }: Sender): Promise<number[]> {
		const { ceiling = 80, way } = this.scene;
		await this.clock.wait(startsAtMs + 200 * this.random());
		const clock = unevenClock(this.clock, way.stall, this.random);
		const limiter = new RateLimiter(ceiling, clock);
		const accepted: number[] = [];
		let left = items;
		const lane = async () => {
			while (left-- > 0) await this.deliver(limiter, clock, accepted);
		};
		await Promise.all(Array.from({ length: Math.min(atOnce, items) }, lane));
		return accepted;
	}

	private async deliver(limiter: RateLimiter, clock: Clock, accepted: number[]): Promise<void> {
		const { limit, way } = this.scene;
		for (let number = 0; ; number++) {
			const slotMs = await limiter.take();
			await this.clock.wait(way.there + this.uneven(way.thereUneven));
			const isAccepted = this.window.take(limit, this.clock.now());
			if (isAccepted) accepted.push(this.clock.now() - this.beganMs);
			else this.refusals += 1;
			await clock.wait(way.back + this.uneven(way.backUneven));
			if (isAccepted) return limiter.accept(slotMs);
			limiter.refuse(slotMs);
			const attempt = { number, sinceFirstMs: 0, isRead: false, wasReached: true };
			await clock.wait(pauseBeforeRetry(refusal, attempt, policy, this.random) ?? 0);
		}
	}

	/** Mostly little, at times much. */
	private uneven(ms: number): number {
		return -ms * Math.log(1 - this.random());
	}
}

export async function sendThroughOneLimit(scene: Scene): Promise<Shared> {
	const shared = new SharedLimit(scene);
	let times: number[][] | undefined;
	void Promise.all(scene.senders.map(async (sender) => await shared.send(sender))).then(
		(all) => (times = all),
	);
	while (times === undefined) await shared.clock.advanceTo(shared.clock.now() + 1_000);
	return summarize(scene, times, shared.refusals);
}

function summarize({ senders, limit }: Scene, times: number[][], refusals: number): Shared {
	const lasts = times.map((own) => Math.max(...own));
	const fromMs = Math.max(...senders.map(({ startsAtMs = 0 }) => startsAtMs));
	const toMs = Math.min(...lasts);
	const shares = times.map((own) => own.filter((at) => at >= fromMs && at <= toMs).length);
	const count = times.flat().length;
	return {
		ratio: Math.max(...lasts) / 1_000 / (count / limit),
		unfairness: Math.max(...shares) / Math.min(...shares),
		refused: refusals / count,
		accepted: times.map((own) => own.length),
	};
}
