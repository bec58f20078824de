import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { GraphRequest } from './request';

/** What receiving needs of the credential; kept in memory for a minute at most. */
export interface WebhookKeys {
	/** Proves that a webhook is authentic; empty when the credential has none. */
	readonly secret: string;
	/** What the provider repeats when it checks the address. */
	readonly verifyToken: string;
	/**
	 * Whose webhooks are meant, unless the filter says otherwise; empty where every webhook is this
	 * account's.
	 */
	readonly accountId: string;
	/** Signs what triggers tell one another. */
	readonly chainSecret: string;
}

/** A webhook as it came, before anything in it is trusted. */
export interface WebhookRequest {
	readonly rawBody: Buffer;
	readonly headers: IDataObject;
	readonly query: IDataObject;
	/** What ends the path, where an address with a secret was called. */
	readonly secret?: unknown;
}

/** An address that webhooks go to. */
export interface Callback {
	readonly address: string;
	readonly verifyToken: string;
	/** Webhook fields to hear; only where the place has fields of its own. */
	readonly fields: readonly string[];
	/** Whether events that come in great numbers are among the chosen ones. */
	readonly wantsFrequent?: boolean;
	/**
	 * What the address wants to see in every webhook, where the place keeps such headers; for our own
	 * the place knows them.
	 */
	readonly headers?: IDataObject;
}

/**
 * What is set, as one place sees it: addresses that win over it, its own, and those that hear what
 * nobody else takes.
 */
export interface CallbackLevels {
	readonly stronger: ReadonlyArray<{ address: string; where: string }>;
	readonly own?: string;
	readonly ownFields?: readonly string[];
	readonly ownHeaders?: IDataObject;
	readonly weaker?: { address: string; where: string };
}

/** Sends one request; with other credentials when a place needs them. */
export type Ask = (
	request: GraphRequest,
	credentials?: ICredentialDataDecryptedObject,
) => Promise<IDataObject>;

/** Where a provider keeps the address of webhooks. */
export interface CallbackPlace {
	/** The saved value of *Register Webhook*; never changed. */
	readonly value: string;
	readonly name: string;
	readonly description: string;
	/** Credential fields that it needs, with their labels. */
	readonly needs: Readonly<Record<string, string>>;
	/** In characters. */
	readonly longestAddress?: number;
	/** `address` is ours: where several addresses stand side by side, only it counts. */
	read(
		ask: Ask,
		credentials: ICredentialDataDecryptedObject,
		address: string,
	): Promise<CallbackLevels>;
	set(ask: Ask, credentials: ICredentialDataDecryptedObject, callback: Callback): Promise<void>;
	clear(ask: Ask, credentials: ICredentialDataDecryptedObject, address: string): Promise<void>;
	/** Puts right what would keep webhooks away. @throws InputRefusal for what it can only name. */
	prepare?(
		ask: Ask,
		credentials: ICredentialDataDecryptedObject,
		callback: Callback,
	): Promise<void>;
}

/** How a provider delivers webhooks. */
export interface ProviderWebhooks {
	readonly places: ReadonlyArray<CallbackPlace>;
	keys(credentials: ICredentialDataDecryptedObject): WebhookKeys;
	/** The credential field that the secret is made of, as it is labelled. */
	readonly secretLabel: string;
	/** Why a secret is needed, and where it is found: said when the credential has none. */
	readonly secretRemedy: string;
	/** Credential fields that registering by hand needs, with their labels. */
	readonly manualNeeds: Readonly<Record<string, string>>;
	/** What to enter where when the address is registered by hand; without it, that is no choice. */
	readonly manualNotice?: string;
	/** The address that is registered ends with a secret. */
	readonly hasSecretInAddress?: true;
	/** Several addresses hear side by side, so that nobody has to make room. */
	readonly isSideBySide?: true;
	/** Whether a request could be authentic at all; saves the work for what surely is not. */
	looksAuthentic(request: WebhookRequest): boolean;
	isAuthentic(request: WebhookRequest, keys: WebhookKeys): boolean;
	/** The answer to the provider's check of the address; undefined refuses it. */
	answerHandshake(query: IDataObject, keys: WebhookKeys): string | undefined;
	/**
	 * Parameters of that check, for asking another address the same; a provider without it checks no
	 * address.
	 */
	toHandshake?(challenge: string, verifyToken: string): IDataObject;
	/**
	 * A body of the provider's own form as Graph's envelope, anything else as it is; undefined for
	 * one that tells nothing.
	 */
	toEnvelope?(body: unknown): unknown;
	/** Headers that have to go along when a webhook is passed on. */
	readonly passedHeaders: readonly string[];
	/** Whether the provider must reach the address from outside. */
	mustBePublic(credentials: ICredentialDataDecryptedObject): boolean;
	/** Asks where the bytes of a file are. */
	mediaRequest?(mediaId: string): GraphRequest;
	/** Fetches the bytes, as a `FileAnswer`. */
	fileRequest?(url: string): GraphRequest;
}
