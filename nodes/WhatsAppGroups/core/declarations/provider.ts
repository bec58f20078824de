import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { Refusal } from '../../errors/refusal';
import type { Form } from '../sending/multipart';
import type { CheckSetup } from './setup';
import type { ProviderWebhooks } from './webhooks';

/**
 * What an operation may ask, per dialect. A dialect adds its shape by declaration merging, so that
 * operations are checked against it without knowing any provider.
 */
export interface DialectRequests {}

export type Dialect = keyof DialectRequests;
export type DialectRequest = DialectRequests[Dialect];

/** The same question in each dialect that can ask it. */
export type Requests = { readonly [D in Dialect]?: DialectRequests[D] };

/** A request as it goes on the wire, authentication apart. */
export interface WireRequest {
	readonly method: IHttpRequestMethods;
	readonly url: string;
	readonly query?: IDataObject;
	readonly headers?: IDataObject;
	readonly body?: IDataObject;
	/** For uploads, instead of a body. */
	readonly form?: Form;
	/** The answer is a file, to be read as a stream, and not JSON. */
	readonly answersWith?: 'file';
	/** No redirect is followed: n8n takes only Authorization out of what it sends on to another host, no other header. */
	readonly stopsAtRedirect?: true;
}

export interface Answer {
	readonly httpStatus: number;
	readonly headers: IDataObject;
	readonly body: unknown;
}

/** Where a page ends: `after` goes into the next request. */
export interface PageEnd {
	readonly after?: string;
	/** Whether the answer itself says that more follows; undefined when it does not say. */
	readonly hasMore?: boolean;
}

/** Who carries the requests: addresses, refusals, paging. */
export interface Provider<D extends Dialect = Dialect> {
	/** The saved value; never changed. */
	readonly value: string;
	readonly name: string;
	readonly dialect: D;
	readonly credentialType: string;
	/** Operations of the dialect that this provider does not have, as `resource.operation`. */
	readonly lacks?: readonly string[];
	/** Options of its operations (fields of a collection) that it does not have, by name. */
	readonly lacksOptions?: readonly string[];
	/** Choices that it does not have, by the name of the field. */
	readonly lacksChoices?: Readonly<Record<string, readonly string[]>>;
	/** Operations that it has, but does not describe publicly: marked in the panel and the docs. */
	readonly experimental?: readonly string[];
	/** Who sends, as a text: senders with the same text share one pace. */
	toSender(credentials: ICredentialDataDecryptedObject): string;
	/** @throws InputRefusal when the credential lacks what the request needs. */
	toWire(request: DialectRequests[D], credentials: ICredentialDataDecryptedObject): WireRequest;
	/** Adds to a request what must be asked for first; what is known already need not be asked again. */
	complete?(request: DialectRequests[D], credentials: ICredentialDataDecryptedObject, ask: (request: DialectRequests[D]) => Promise<unknown>): Promise<DialectRequests[D]>;
	/** The body of a good answer in the words of the dialect, where the provider has others. */
	readBody?(body: unknown, request: DialectRequests[D]): unknown;
	/** What the panel gave, in the spelling of this provider. */
	normalise?(values: IDataObject): IDataObject;
	/** Reads a refusal out of the answer to a request; undefined means that the answer is good. */
	toRefusal(answer: Answer, request?: DialectRequests[D]): Refusal | undefined;
	toPageEnd(body: unknown): PageEnd;
	/** The request for the page that begins at `after`. */
	nextPage(request: DialectRequests[D], after: string | undefined, limit: number): DialectRequests[D];
	/** The credential as headers, for requests that do not go n8n's way; a provider without it has no High Throughput. */
	authorize?(credentials: ICredentialDataDecryptedObject): Record<string, string>;
	/** How to ask what the sender may send per second. */
	readonly throughput?: { readonly request: DialectRequests[D]; read(body: unknown): number | undefined };
	/** What can be said about its setup; a provider without it does not offer the check. */
	readonly checkSetup?: CheckSetup<D>;
	/** How webhooks come; a provider without it cannot be chosen in the trigger. */
	readonly webhooks?: ProviderWebhooks<D>;
}
