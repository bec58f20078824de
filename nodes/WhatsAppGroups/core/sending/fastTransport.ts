import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { isNeverSent } from '../../errors/noAnswer';
import { Deadlines } from './deadlines';
import { readAnswer } from './readAnswer';
import type { SendContext, Transport } from '../declarations/channel';

type Filter = ReturnType<SendContext['helpers']['getSecureEgressFilter']>;

/**
 * Blocked by n8n's egress filter: nothing was sent. n8n's own way refuses it with its own words.
 */
class Blocked extends Error {}

/** Asks n8n's filter about each host once per run. Older versions of n8n have none. */
class Gatekeeper {
	private readonly hosts = new Map<string, Promise<void>>();

	constructor(private readonly filter: Filter | undefined) {}

	async check(url: URL): Promise<void> {
		if (!this.filter) return;
		const known = this.hosts.get(url.host) ?? this.ask(this.filter, url);
		this.hosts.set(url.host, known);
		await known;
	}

	private async ask(filter: Filter, url: URL): Promise<void> {
		const result = await filter.validateUrl(url);
		if (!result.ok) throw new Blocked();
	}
}

function toUrl({ url, qs }: IHttpRequestOptions): URL {
	const address = new URL(url);
	for (const [name, value] of Object.entries((qs ?? {}) as IDataObject)) {
		if (value !== undefined && value !== null) address.searchParams.set(name, String(value));
	}
	return address;
}

/** What only n8n's way can carry: uploads, downloads. */
function isPlain({ body, encoding }: IHttpRequestOptions): boolean {
	const isJson =
		body === undefined ||
		(typeof body === 'object' && Object.getPrototypeOf(body) === Object.prototype);
	return isJson && encoding === undefined;
}

function toInit(
	{ method = 'GET', headers, body }: IHttpRequestOptions,
	authorization: Record<string, string>,
	signal: AbortSignal | undefined,
): RequestInit {
	return {
		method,
		headers: {
			accept: 'application/json',
			...(body !== undefined && { 'content-type': 'application/json' }),
			...(headers as Record<string, string>),
			...authorization,
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
		// Another address could be one that the filter blocks, and must not see the token.
		redirect: 'manual',
		signal,
	};
}

/** Node's pooled client: connections stay open, which n8n's own way does not do. */
function openPool(
	context: SendContext,
	authorization: Record<string, string>,
	signal?: AbortSignal,
): Transport {
	const gatekeeper = new Gatekeeper(context.helpers.getSecureEgressFilter?.());
	const deadlines = new Deadlines(signal);
	return async (options, totalMs = options.timeout ?? 0) => {
		const url = toUrl(options);
		await gatekeeper.check(url);
		const end = deadlines.signalFor(totalMs);
		const response = await fetch(url, toInit(options, authorization, end));
		return {
			statusCode: response.status,
			headers: Object.fromEntries(response.headers),
			body: await readAnswer(response.body ?? '', signal?.aborted ? undefined : end),
		};
	};
}

/**
 * The pooled client. Whatever it cannot carry, or could not connect for, goes n8n's way; after a
 * failed connection all that follows, too.
 */
export function openFastTransport(
	context: SendContext,
	authorization: Record<string, string>,
	slow: Transport,
	signal?: AbortSignal,
): Transport {
	const fast = openPool(context, authorization, signal);
	let cannotConnect = false;
	return async (options, totalMs) => {
		if (cannotConnect || !isPlain(options)) return await slow(options, totalMs);
		return await fast(options, totalMs).catch(async (failure: unknown) => {
			if (!(failure instanceof Blocked) && !isNeverSent(failure))
				return await Promise.reject(failure);
			cannotConnect = true;
			return await slow(options, totalMs);
		});
	};
}
