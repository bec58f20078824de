import type { IDataObject, IExecuteFunctions, IHttpRequestMethods } from 'n8n-workflow';

/** Bytes as they come from n8n's binary storage. */
export type ByteStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/**
 * A file that goes up. `open` gives its bytes anew for every attempt, so that a request can be sent
 * again.
 */
export interface FormFile {
	/** Name of the part, which differs between providers. */
	readonly part: string;
	readonly fileName: string;
	readonly mimeType: string;
	readonly bytes: number;
	open(): Promise<Buffer | ByteStream>;
}

/** A form with one file, the last part of it. */
export interface Form {
	readonly fields: Readonly<Record<string, string>>;
	readonly file: FormFile;
	/**
	 * Goes as JSON, with the file as a data URI under the name of its part; else as
	 * `multipart/form-data`.
	 */
	readonly asJson?: true;
}

/** What a Graph request is about. Providers keep these at different addresses. */
export type GraphNode =
	| 'phoneNumber'
	| 'businessAccount'
	| 'app'
	| 'templateLibrary'
	| 'tokenCheck'
	| { readonly group: string }
	| { readonly media: string }
	/** An address of a provider's own, below its base URL. */
	| { readonly path: string }
	/** The address of a file, which an answer about its media ID has given. */
	| { readonly mediaUrl: string };

/** A question in Graph's words; the provider adds the address. */
export interface GraphRequest {
	readonly method: Extract<IHttpRequestMethods, 'GET' | 'POST' | 'DELETE'>;
	readonly on: GraphNode;
	/** The edge behind the node, such as `invite_link`. */
	readonly edge?: string;
	readonly query?: IDataObject;
	readonly body?: IDataObject;
	/** A file that goes up, instead of a body. */
	readonly form?: Form;
	/** The answer is a file, not JSON. */
	readonly answersWith?: 'file';
}

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
}

export interface Answer {
	readonly httpStatus: number;
	readonly headers: IDataObject;
	readonly body: unknown;
}

/** A file that comes in, as it was answered: nobody has read its stream yet. */
export interface FileAnswer {
	readonly stream: ByteStream;
	readonly headers: IDataObject;
}

/** Where a page ends: `after` goes into the next request. */
export interface PageEnd {
	readonly after?: string;
	/** Whether the answer itself says that more follows; undefined when it does not say. */
	readonly hasMore?: boolean;
}
