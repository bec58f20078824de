import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { GraphRequest } from './request';

/** What receiving needs of the credential; kept in memory for a minute at most. */
export interface WebhookKeys {
	/** Proves that a webhook is authentic; empty when the credential has none. */
	readonly secret: string;
	/**
	 * Another one, where the credential has it: one that proves it as well while the first is being
	 * replaced, or one that has to prove it, too. The provider says which.
	 */
	readonly secondSecret?: string;
	/** What the provider repeats when it checks a callback. */
	readonly verifyToken: string;
	/**
	 * Whose webhooks are meant, unless the filter says otherwise; empty where every webhook is this
	 * account's.
	 */
	readonly accountId: string;
	/** Signs and encrypts what triggers tell one another. */
	readonly chainSecret: string;
	/** The same of the second secret: what was encrypted before the first one was replaced. */
	readonly secondChainSecret?: string;
}

/** A webhook as it came, before anything in it is trusted. */
export interface WebhookRequest {
	readonly rawBody: Buffer;
	readonly headers: IDataObject;
	readonly query: IDataObject;
	/** What ends the path, where an address with a secret was called. */
	readonly secret?: unknown;
}

/** A registered webhook address. */
export interface Callback {
	readonly address: string;
	readonly verifyToken: string;
	/** Webhook fields to receive; only at a level that has fields of its own. */
	readonly fields: readonly string[];
	/** Whether events that come in great numbers are among the chosen ones. */
	readonly wantsFrequent?: boolean;
	/**
	 * What the callback wants to see in every webhook, at a level that keeps such headers; for ours
	 * the level knows them.
	 */
	readonly headers?: IDataObject;
}

/** The callbacks that are registered now, as one level sees them. */
export interface RegisteredCallbacks {
	/** Those that get the events instead. */
	readonly stronger: ReadonlyArray<{ address: string; where: string }>;
	/** The one at this level. */
	readonly own?: string;
	readonly ownFields?: readonly string[];
	readonly ownHeaders?: IDataObject;
	/** The one that gets the events while there is none at this level. */
	readonly weaker?: { address: string; where: string };
}

/** Sends one request, with other credentials when a level needs them. */
export type SendRequest = (
	request: GraphRequest,
	credentials?: ICredentialDataDecryptedObject,
) => Promise<IDataObject>;

/**
 * What a provider keeps a callback for, such as one phone number, a business account, or the whole
 * app. The narrower level overrides the wider one.
 */
export interface CallbackLevel {
	/** The saved value of *Register Webhook*; never changed. */
	readonly value: string;
	readonly name: string;
	readonly description: string;
	/** Credential fields that it needs, with their labels. */
	readonly needs: Readonly<Record<string, string>>;
	/** Credential fields that say what its callback is kept for, with their labels; no secrets. */
	readonly keptFor: Readonly<Record<string, string>>;
	/**
	 * Credential fields without which it cannot be reached any more, with their labels; they may be
	 * secrets.
	 */
	readonly keptThrough: Readonly<Record<string, string>>;
	/** In characters. */
	readonly longestAddress?: number;
	/** `address` is ours: where several callbacks receive events side by side, only it counts. */
	read(
		ask: SendRequest,
		credentials: ICredentialDataDecryptedObject,
		address: string,
	): Promise<RegisteredCallbacks>;
	set(
		ask: SendRequest,
		credentials: ICredentialDataDecryptedObject,
		callback: Callback,
	): Promise<void>;
	clear(
		ask: SendRequest,
		credentials: ICredentialDataDecryptedObject,
		address: string,
	): Promise<void>;
	/** Puts right what would keep webhooks away. @throws InputRefusal for what it can only name. */
	prepare?(
		ask: SendRequest,
		credentials: ICredentialDataDecryptedObject,
		callback: Callback,
	): Promise<void>;
}

/** How a provider delivers webhooks. */
export interface ProviderWebhooks {
	readonly callbackLevels: readonly CallbackLevel[];
	keys(credentials: ICredentialDataDecryptedObject): WebhookKeys;
	/** The callbacks that get the events of the sender now, whoever they belong to. */
	receivers(ask: SendRequest, credentials: ICredentialDataDecryptedObject): Promise<string[]>;
	/** The credential field that the secret is made of, as it is labelled. */
	readonly secretLabel: string;
	/** Why a secret is needed, and where it is found: said when the credential has none. */
	readonly secretRemedy: string;
	/** Credential fields that manual registration needs, with their labels. */
	readonly manualNeeds: Readonly<Record<string, string>>;
	/** What to enter where; without it, manual registration is no option. */
	readonly manualNotice?: string;
	/** The address of the callback ends with a secret. */
	readonly hasSecretInAddress?: true;
	/** Several callbacks receive events side by side, so that none has to make room. */
	readonly isSideBySide?: true;
	/** Whether a request could be authentic at all; saves the work for what surely is not. */
	looksAuthentic(request: WebhookRequest): boolean;
	isAuthentic(request: WebhookRequest, keys: WebhookKeys): boolean;
	/** The answer to the provider's check of a callback; undefined refuses it. */
	answerHandshake(query: IDataObject, keys: WebhookKeys): string | undefined;
	/**
	 * Parameters of that check, for asking another callback the same; a provider without it checks
	 * none.
	 */
	toHandshake?(challenge: string, verifyToken: string): IDataObject;
	/**
	 * A body of the provider's own form as Graph's envelope, anything else as it is; undefined for
	 * one that tells nothing.
	 */
	toEnvelope?(body: unknown): unknown;
	/** Whether an envelope is a sample that the provider sends at the push of a button. */
	isSample?(body: unknown): boolean;
	/** Webhook fields that come only once something is switched on at the provider. */
	readonly onDemand?: { readonly fields: readonly string[]; readonly notice: string };
	/** Headers that have to go along when a webhook is forwarded. */
	readonly forwardedHeaders: readonly string[];
	/** Whether the provider must reach the callback from outside. */
	mustBePublic(credentials: ICredentialDataDecryptedObject): boolean;
	/** Asks where the bytes of a file are. */
	mediaRequest?(mediaId: string): GraphRequest;
	/** Fetches the bytes, as a `FileAnswer`. */
	fileRequest?(url: string): GraphRequest;
}
