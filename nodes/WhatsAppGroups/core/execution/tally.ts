import type { IExecuteFunctions } from 'n8n-workflow';
import { factsOf } from '../../errors/toNodeApiError';
import { nothingSent } from './errorItem';

const knownAlready = 'accepted earlier under this Resume Key';
const reportEveryMs = 10_000;
const reasonsAtMost = 8;

/** A moment counts as a tenth: "0.0 s" would say that nothing was done. */
function toSeconds(ms: number): string {
	return `${(Math.max(ms, 100) / 1000).toFixed(ms < 100_000 ? 1 : 0)} s`;
}

type Counts = Map<string, number>;

function count(counts: Counts, reason: string): void {
	counts.set(reason, (counts.get(reason) ?? 0) + 1);
}

const sum = (counts: Counts) => [...counts.values()].reduce((total, number) => total + number, 0);

function list(counts: Counts): string {
	const reasons = [...counts].sort(([, a], [, b]) => b - a);
	const shown = reasons.slice(0, reasonsAtMost).map(([reason, times]) => `${times} × ${reason}`);
	const others = reasons.length - shown.length;
	if (others > 0) shown.push(`${others} other ${others === 1 ? 'reason' : 'reasons'}`);
	return shown.join('; ');
}

/**
 * Counts what became of the messages of one run, and tells about it: while it lasts, and at its
 * end.
 */
export class Tally {
	private sent = 0;
	private withheld = 0;
	private previewed = 0;
	private obstructed = 0;
	private acceptedBefore = 0;
	private readonly failures = new Map<string, number>();
	private readonly skips = new Map<string, number>();
	private readonly counted = new WeakSet();
	private readonly startedMs = Date.now();
	private reportedMs = this.startedMs;

	constructor(private readonly context: Pick<IExecuteFunctions, 'logger' | 'sendMessageToUI'>) {}

	send(): void {
		this.sent += 1;
		this.reportNowAndThen();
	}

	/** One that gets nothing, though nothing failed. */
	skip(reason = knownAlready): void {
		count(this.skips, reason);
		this.reportNowAndThen();
	}

	/** What could not be sent; the same failure counts once. */
	fail(failure: unknown): void {
		if (typeof failure !== 'object' || failure === null || this.counted.has(failure)) return;
		this.counted.add(failure);
		const reason = factsOf(failure)?.message ?? (failure as Error).message;
		count(this.failures, reason);
		this.reportNowAndThen();
	}

	/** One that was only looked at; whether something speaks against it, or it is there already. */
	preview({ isClear, isAccepted }: { isClear: boolean; isAccepted: boolean }): void {
		this.previewed += 1;
		if (!isClear) this.obstructed += 1;
		if (isAccepted) this.acceptedBefore += 1;
	}

	/** So many were not sent because the execution was stopped, or failed. */
	withhold(count: number): void {
		this.withheld += count;
	}

	get sentCount(): number {
		return this.sent;
	}

	private get failed(): number {
		return sum(this.failures);
	}

	private get skipped(): number {
		return sum(this.skips);
	}

	/**
	 * The console of the editor in a test run, the log of n8n always: nothing else can be told before
	 * the node ends.
	 */
	private reportNowAndThen(): void {
		const now = Date.now();
		if (now - this.reportedMs < reportEveryMs) return;
		this.reportedMs = now;
		this.tell(
			`${this.sent} sent, ${this.failed} failed, ${this.skipped} skipped after ${toSeconds(now - this.startedMs)}`,
		);
	}

	private tell(words: string): void {
		this.context.logger.info(`WhatsApp Groups: ${words}`);
		this.context.sendMessageToUI(`WhatsApp Groups: ${words}`);
	}

	tellStopped(): void {
		this.tell(`execution stopped. ${this.summary() ?? `Sent ${this.sent}`}`);
	}

	private summaryOfPreview(): string {
		const [all, not, before] = [this.previewed, this.obstructed, this.acceptedBefore];
		const against = all === 1 ? 'the message' : `any of the ${all} messages`;
		return [
			nothingSent,
			not > 0
				? `${not} of ${all} messages could not be sent: see "problems" in their items.`
				: `Nothing was found that speaks against ${against}.`,
			...(before > 0 ? [`${before} would be skipped: ${knownAlready}.`] : []),
		].join(' ');
	}

	/** The sentence for the output pane; nothing where only one message was to be sent. */
	summary(): string | undefined {
		if (this.previewed > 0 && this.sent === 0) return this.summaryOfPreview();
		const total = this.sent + this.failed + this.skipped + this.withheld + this.previewed;
		if (total < 2) return undefined;
		const failed =
			this.failed === 0 ? '0 failed' : `${this.failed} failed (${list(this.failures)})`;
		const withheld =
			this.withheld === 0 ? [] : [`${this.withheld} not sent because the execution was stopped`];
		const isOfKey = this.skips.get(knownAlready) === this.skipped;
		const skipped =
			this.skipped === 0
				? '0 skipped'
				: `${this.skipped} skipped (${isOfKey ? knownAlready : list(this.skips)})`;
		return [
			`Sent ${this.sent}`,
			failed,
			skipped,
			...withheld,
			...(this.previewed === 0 ? [] : [`${this.previewed} only previewed`]),
			`in ${toSeconds(Date.now() - this.startedMs)}`,
		].join(', ');
	}
}
