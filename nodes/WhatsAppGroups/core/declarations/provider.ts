import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { Refusal } from '../../errors/refusal';
import type { CheckSetup } from './setup';
import type { ProviderWebhooks } from './webhooks';
import type { Answer, GraphRequest, PageEnd, WireRequest } from './request';

/** Who carries the requests: addresses, refusals, paging. */
export interface Provider {
	/** The saved value; never changed. */
	readonly value: string;
	readonly name: string;
	readonly credentialType: string;
	/** Operations that this provider does not have, as `resource.operation`. */
	readonly lacks?: readonly string[];
	/** Options of its operations (fields of a collection) that it does not have, by name. */
	readonly lacksOptions?: readonly string[];
	/** Choices that it does not have, by the name of the field. */
	readonly lacksChoices?: Readonly<Record<string, readonly string[]>>;
	/** Operations that it has, but does not describe publicly: marked in the panel and the docs. */
	readonly experimental?: readonly string[];
	/** Who sends, as a text: senders with the same text share one rate limiter. */
	toSender(credentials: ICredentialDataDecryptedObject): string;
	/** @throws InputRefusal when the credential lacks what the request needs. */
	toWire(request: GraphRequest, credentials: ICredentialDataDecryptedObject): WireRequest;
	/**
	 * Adds to a request what must be asked for first; what is known already need not be asked again.
	 */
	complete?(
		request: GraphRequest,
		credentials: ICredentialDataDecryptedObject,
		ask: (request: GraphRequest) => Promise<unknown>,
	): Promise<GraphRequest>;
	/** The body of a good answer in Graph's words, where the provider has others. */
	readBody?(body: unknown, request: GraphRequest): unknown;
	/** What the panel gave, in the spelling of this provider. */
	normalise?(values: IDataObject): IDataObject;
	/** Reads a refusal out of the answer to a request; undefined means that the answer is good. */
	toRefusal(answer: Answer, request?: GraphRequest): Refusal | undefined;
	toPageEnd(body: unknown): PageEnd;
	/** The request for the page that begins at `after`. */
	nextPage(request: GraphRequest, after: string | undefined, limit: number): GraphRequest;
	/**
	 * The credential as headers, for requests that do not go n8n's way; a provider without it has no
	 * High Throughput.
	 */
	authorize?(credentials: ICredentialDataDecryptedObject): Record<string, string>;
	/** How to ask what the sender may send per second. */
	readonly throughput?: { readonly request: GraphRequest; read(body: unknown): number | undefined };
	/** What can be said about its setup; a provider without it does not offer the check. */
	readonly checkSetup?: CheckSetup;
	/**
	 * What the test of its credential asks; the first finding that failed is what it says. It needs
	 * `authorize`. Without it, the credential has a `test` of its own.
	 */
	readonly checkCredential?: CheckSetup;
	/** How webhooks come; a provider without it cannot be chosen in the trigger. */
	readonly webhooks?: ProviderWebhooks;
}
