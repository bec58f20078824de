import type { Clock } from '../clock';
import { Gateways, type GatewaysSeed } from './gateways';

export interface Callback {
	url: string;
	verifyToken: string;
}

export interface App {
	id: string;
	secret: string;
	name: string;
	/**
	 * Fields of `whatsapp_business_account` that the app hears, and where. Without a callback only
	 * overrides hear them.
	 */
	subscription?: { callback?: Callback; fields: string[]; version: string };
}

export interface PhoneNumber {
	id: string;
	businessId: string;
	number: string;
	display: string;
	verifiedName: string;
	official: boolean;
	/** Whether it may use groups; Official Business Accounts only. */
	eligible: boolean;
	qualityRating: string;
	throughputLevel: string;
	messagingLimit: string;
	status: string;
	/** Callback overrides of this number, by app. */
	overrides: Map<string, Callback>;
}

export interface Business {
	id: string;
	name: string;
	subscribedApps: Map<string, { override?: Callback }>;
}

export interface AccessToken {
	token: string;
	appId: string;
	kind: 'systemUser' | 'app';
	businessIds: string[];
	permissions: string[];
	expiresAtMs?: number;
}

export type PhoneNumberSeed = Pick<PhoneNumber, 'id' | 'number' | 'display' | 'verifiedName'> &
	Partial<Omit<PhoneNumber, 'overrides'>>;

/** The accounts that exist from the start; plain JSON. */
export interface AccountsSeed extends GatewaysSeed {
	apps: App[];
	businesses: Array<{
		id: string;
		name: string;
		subscribedAppIds: string[];
		phoneNumbers: PhoneNumberSeed[];
	}>;
	tokens: Array<Omit<AccessToken, 'kind'>>;
}

const numberDefaults = {
	official: true,
	qualityRating: 'GREEN',
	throughputLevel: 'STANDARD',
	messagingLimit: 'TIER_100K',
	status: 'CONNECTED',
};

/** Apps, business accounts, phone numbers and access tokens. */
export class Accounts {
	readonly apps = new Map<string, App>();
	readonly businesses = new Map<string, Business>();
	readonly phoneNumbers = new Map<string, PhoneNumber>();
	readonly gateways: Gateways;
	private readonly tokens = new Map<string, AccessToken>();

	constructor(
		seed: AccountsSeed,
		private readonly clock: Clock,
	) {
		for (const app of structuredClone(seed.apps)) this.addApp(app);
		for (const { phoneNumbers, subscribedAppIds, id, name } of seed.businesses) {
			this.businesses.set(id, {
				id,
				name,
				subscribedApps: new Map(subscribedAppIds.map((appId) => [appId, {}])),
			});
			for (const number of phoneNumbers) {
				this.phoneNumbers.set(number.id, {
					...numberDefaults,
					eligible: number.official ?? numberDefaults.official,
					...number,
					businessId: id,
					overrides: new Map(),
				});
			}
		}
		this.gateways = new Gateways(seed);
		for (const token of seed.tokens) this.tokens.set(token.token, { ...token, kind: 'systemUser' });
	}

	token(text: string): AccessToken | undefined {
		return this.tokens.get(text);
	}

	hasExpired(token: AccessToken): boolean {
		return token.expiresAtMs !== undefined && token.expiresAtMs <= this.clock.now();
	}

	/** The app itself, as `APP_ID|APP_SECRET` stands for it. */
	private addApp(app: App): void {
		this.apps.set(app.id, app);
		const token = `${app.id}|${app.secret}`;
		this.tokens.set(token, { token, appId: app.id, kind: 'app', businessIds: [], permissions: [] });
	}

	numbersOf(businessId: string): PhoneNumber[] {
		return [...this.phoneNumbers.values()].filter((number) => number.businessId === businessId);
	}
}

/** Who asks: the token and its app. */
export interface Caller {
	token: AccessToken;
	app: App;
}
