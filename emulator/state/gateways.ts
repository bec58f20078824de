/** A key of 360dialog: it stands for one phone number, and hears its webhooks at one address. */
export interface ApiKey {
	apiKey: string;
	phoneNumberId: string;
	/** Of a partner: webhooks are signed with it. */
	platformSecret?: string;
	webhook?: { url: string; headers: Record<string, string> };
}

/** A channel of 1msg.io: one phone number, at most five addresses for webhooks. */
export interface Channel {
	channelId: string;
	token: string;
	phoneNumberId: string;
	webhookUrls: string[];
	/** Those of them that 1msg no longer calls. */
	disabledUrls: string[];
	/** `connected`, or why not. */
	status: string;
	settings: ChannelSettings;
}

export interface ChannelSettings {
	/** Receipts come only while this is on. */
	ackNotificationsOn: boolean;
	/** Meta's own webhooks instead of those of 1msg. */
	rawHooks: boolean;
	guaranteedHooks: boolean;
	/** In seconds; above 0, messages are queued and answered with a job ID. */
	sendDelay: number;
}

/** The accounts at providers that stand between a business and Meta; plain JSON. */
export interface GatewaysSeed {
	dialog360?: Array<Pick<ApiKey, 'apiKey' | 'phoneNumberId' | 'platformSecret'>>;
	oneMsg?: Array<Pick<Channel, 'channelId' | 'token' | 'phoneNumberId'>>;
}

const channelDefaults: ChannelSettings = {
	ackNotificationsOn: false,
	rawHooks: false,
	guaranteedHooks: false,
	sendDelay: 0,
};

/** Keys of 360dialog and channels of 1msg.io. */
export class Gateways {
	readonly apiKeys = new Map<string, ApiKey>();
	readonly channels = new Map<string, Channel>();

	constructor({ dialog360 = [], oneMsg = [] }: GatewaysSeed) {
		for (const seed of dialog360) this.apiKeys.set(seed.apiKey, { ...seed });
		for (const seed of oneMsg)
			this.channels.set(seed.channelId, {
				...seed,
				webhookUrls: [],
				disabledUrls: [],
				status: 'connected',
				settings: { ...channelDefaults },
			});
	}

	/**
	 * A new key of a number takes the place of the old one, and its webhook address is gone. Source:
	 * a user's report.
	 */
	rotate(apiKey: ApiKey, key: string): void {
		this.apiKeys.delete(apiKey.apiKey);
		this.apiKeys.set(key, { ...apiKey, apiKey: key, webhook: undefined });
	}

	apiKeysOf(phoneNumberId: string): ApiKey[] {
		return [...this.apiKeys.values()].filter((key) => key.phoneNumberId === phoneNumberId);
	}

	channelsOf(phoneNumberId: string): Channel[] {
		return [...this.channels.values()].filter((channel) => channel.phoneNumberId === phoneNumberId);
	}
}
