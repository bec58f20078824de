import type { Clock } from '../clock';

export interface Counts {
	sent: number;
	delivered: number;
	read: number;
	joined: number;
	left: number;
}

export interface TallyRow extends Counts {
	phoneNumberId: string;
	groupId?: string;
	startSeconds: number;
}

export interface PricingRow {
	phoneNumberId: string;
	startSeconds: number;
	country: string;
	type: string;
	category: string;
	volume: number;
}

const halfHourSeconds = 30 * 60;

/** Counts for the analytics, per half hour, number and group. */
export class Tally {
	private readonly rows = new Map<string, TallyRow>();
	private readonly pricingRows = new Map<string, PricingRow>();

	constructor(private readonly clock: Clock) {}

	count(what: keyof Counts, phoneNumberId: string, groupId: string | undefined, by = 1): void {
		const startSeconds = this.start();
		const key = `${startSeconds}|${phoneNumberId}|${groupId ?? ''}`;
		let row = this.rows.get(key);
		if (row === undefined) {
			row = {
				phoneNumberId,
				groupId,
				startSeconds,
				sent: 0,
				delivered: 0,
				read: 0,
				joined: 0,
				left: 0,
			};
			this.rows.set(key, row);
		}
		row[what] += by;
	}

	price(phoneNumberId: string, country: string, pricing: { type: string; category: string }): void {
		const startSeconds = this.start();
		const key = `${startSeconds}|${phoneNumberId}|${country}|${pricing.type}|${pricing.category}`;
		const row = this.pricingRows.get(key);
		if (row !== undefined) row.volume += 1;
		else
			this.pricingRows.set(key, {
				phoneNumberId,
				startSeconds,
				country,
				type: pricing.type,
				category: pricing.category,
				volume: 1,
			});
	}

	all(): TallyRow[] {
		return [...this.rows.values()];
	}

	allPricing(): PricingRow[] {
		return [...this.pricingRows.values()];
	}

	private start(): number {
		return Math.floor(this.clock.seconds() / halfHourSeconds) * halfHourSeconds;
	}
}

const callingCodes: Array<[prefix: string, country: string]> = [
	['1', 'US'],
	['33', 'FR'],
	['34', 'ES'],
	['39', 'IT'],
	['44', 'GB'],
	['49', 'DE'],
	['52', 'MX'],
	['54', 'AR'],
	['55', 'BR'],
	['57', 'CO'],
	['62', 'ID'],
	['91', 'IN'],
	['234', 'NG'],
	['254', 'KE'],
	['971', 'AE'],
	['972', 'IL'],
];

/** The country of a phone number, for the commonest calling codes; `ZZ` for others. */
export function countryOf(waId: string): string {
	return callingCodes.find(([prefix]) => waId.startsWith(prefix))?.[1] ?? 'ZZ';
}
