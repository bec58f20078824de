export type SignatureMode = 'valid' | 'none' | 'wrong';

/** What is done to the next webhooks, as asked for with `POST /_emulator/webhooks`. */
export interface Disturbance {
	delayMs?: number;
	/** How many more times each is sent. */
	repeat?: number;
	/** Holds webhooks for that long (true: 200 ms) and sends them in another order. */
	reorder?: boolean | number;
	/** Gathers updates for that long (true: 200 ms) into webhooks of up to 1,000 updates. */
	aggregate?: boolean | number;
	drop?: boolean;
	signature?: SignatureMode;
	/** For how many webhooks; without it until something else is asked for. */
	count?: number;
}

const defaultHoldMs = 200;

/** How long a disturbance holds webhooks back, in emulator time. */
export function holdMs(setting: boolean | number | undefined): number | undefined {
	if (setting === undefined || setting === false) return undefined;
	return setting === true ? defaultHoldMs : setting;
}

/** Counts how often the present disturbance still applies. */
export class Disturbances {
	private present: Disturbance = {};

	set(disturbance: Disturbance): void {
		this.present = { ...disturbance };
	}

	/**
	 * Whether updates are gathered before they become webhooks; using it up is left to the webhook
	 * that results.
	 */
	aggregateMs(): number | undefined {
		return holdMs(this.present.aggregate);
	}

	/** What applies to the next webhook. */
	take(): Disturbance {
		const taken = this.present;
		if (taken.count === undefined) return taken;
		const left = taken.count - 1;
		this.present = left > 0 ? { ...taken, count: left } : {};
		return taken;
	}

	show(): Disturbance {
		return this.present;
	}
}
