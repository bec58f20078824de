import type { IExecuteFunctions } from 'n8n-workflow';
import { factsOf } from '../../errors/toNodeApiError';

const reportEveryMs = 10_000;
const reasonsAtMost = 8;

/** A moment counts as a tenth: "0.0 s" would say that nothing was done. */
function toSeconds(ms: number): string {
	return `${(Math.max(ms, 100) / 1000).toFixed(ms < 100_000 ? 1 : 0)} s`;
}

/**
 * Counts what became of the messages of one run, and tells about it: while it lasts, and at its
 * end.
 */
export class Tally {
	private sent = 0;
	private skipped = 0;
	private withheld = 0;
	private readonly failures = new Map<string, number>();
	private readonly counted = new WeakSet();
	private readonly startedMs = Date.now();
	private reportedMs = this.startedMs;

	constructor(private readonly context: Pick<IExecuteFunctions, 'logger' | 'sendMessageToUI'>) {}

	send(): void {
		this.sent += 1;
		this.reportNowAndThen();
	}

	skip(): void {
		this.skipped += 1;
		this.reportNowAndThen();
	}

	/** What could not be sent; the same failure counts once. */
	fail(failure: unknown): void {
		if (typeof failure !== 'object' || failure === null || this.counted.has(failure)) return;
		this.counted.add(failure);
		const reason = factsOf(failure)?.message ?? (failure as Error).message;
		this.failures.set(reason, (this.failures.get(reason) ?? 0) + 1);
		this.reportNowAndThen();
	}

	/** So many were not sent because the execution was stopped, or failed. */
	withhold(count: number): void {
		this.withheld += count;
	}

	get sentCount(): number {
		return this.sent;
	}

	private get failed(): number {
		return [...this.failures.values()].reduce((sum, count) => sum + count, 0);
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

	private listFailures(): string {
		const reasons = [...this.failures].sort(([, a], [, b]) => b - a);
		const shown = reasons.slice(0, reasonsAtMost).map(([reason, count]) => `${count} × ${reason}`);
		const others = reasons.length - shown.length;
		if (others > 0) shown.push(`${others} other ${others === 1 ? 'reason' : 'reasons'}`);
		return shown.join('; ');
	}

	/** The sentence for the output pane; nothing where only one message was to be sent. */
	summary(): string | undefined {
		if (this.sent + this.failed + this.skipped + this.withheld < 2) return undefined;
		const failed =
			this.failed === 0 ? '0 failed' : `${this.failed} failed (${this.listFailures()})`;
		const withheld =
			this.withheld === 0 ? [] : [`${this.withheld} not sent because the execution was stopped`];
		const skipped =
			this.skipped === 0
				? '0 skipped'
				: `${this.skipped} skipped (accepted earlier under this Resume Key)`;
		return [
			`Sent ${this.sent}`,
			failed,
			skipped,
			...withheld,
			`in ${toSeconds(Date.now() - this.startedMs)}`,
		].join(', ');
	}
}
