import { Clock } from './clock';
import { Faults } from './faults';
import { Gateway } from './gateway';
import { PairRates } from './graph/pairRate';
import { RateWindows } from './graph/rateWindow';
import { Requests } from './requests';
import { defaultSettings, type Settings } from './settings';
import type { AccountsSeed } from './state/accounts';
import { WhatsApp } from './state/whatsApp';
import { Webhooks } from './webhooks/webhooks';

const hourMs = 60 * 60 * 1000;

export interface EmulationOptions {
	seed: string;
	speed: number;
	accounts: AccountsSeed;
	settings: Partial<Settings>;
	strictCallbacks: boolean;
	/** One line for everything a person or the control did. */
	log: (line: string) => void;
	/** One line for every request and webhook. */
	logTraffic: (line: string) => void;
}

/**
 * One running emulator without its HTTP server: everything that a reset starts anew, and what it
 * stands on.
 */
export class Emulation {
	readonly clock: Clock;
	readonly settings: Settings;
	readonly requests = new Requests();
	readonly faults = new Faults();
	readonly gateway = new Gateway(() => this.baseUrl);
	readonly webhooks: Webhooks;
	readonly rates = {
		messages: new RateWindows(1_000),
		pairs: new PairRates(),
		groupOperations: new RateWindows(60_000),
		businessCalls: new RateWindows(hourMs),
		appCalls: new RateWindows(hourMs),
	};
	whatsApp: WhatsApp;
	/** Address of the server, once it listens. */
	baseUrl = '';

	constructor(readonly options: EmulationOptions) {
		this.clock = new Clock(options.speed);
		this.settings = { ...defaultSettings, ...options.settings };
		this.webhooks = new Webhooks({
			clock: this.clock,
			settings: this.settings,
			whatsApp: () => this.whatsApp,
			baseUrl: () => this.baseUrl,
			log: options.logTraffic,
		});
		this.whatsApp = this.newWhatsApp(options.seed, options.accounts);
	}

	/**
	 * Everything as at the start: accounts, settings, no groups, no timers. The speed of the clock
	 * stays.
	 */
	reset(seed = this.options.seed, accounts = this.options.accounts): void {
		this.clear();
		Object.assign(this.settings, defaultSettings, this.options.settings);
		this.whatsApp = this.newWhatsApp(seed, accounts);
	}

	/** Stops every timer and webhook, and removes the files. */
	clear(): void {
		this.clock.clear();
		this.webhooks.clear();
		this.requests.clear();
		this.faults.clear();
		for (const rate of Object.values(this.rates)) rate.clear();
		this.whatsApp.media.clear();
	}

	private newWhatsApp(seed: string, accounts: AccountsSeed): WhatsApp {
		return new WhatsApp({
			clock: this.clock,
			settings: this.settings,
			seed,
			accounts,
			emit: (event) => this.webhooks.tell(event),
		});
	}
}
