import { factsOf } from '../../errors/toNodeApiError';
import type { RateLimiter } from './rateLimiter';
import { pauseBeforeRetry, type Attempt, type RetryPolicy } from './retry';
import { send } from './send';
import { rateLimiterOf } from './rateLimiters';
import type { Channel } from '../declarations/channel';
import { wait } from '../process/wait';
import type { GraphRequest } from '../declarations/request';

/**
 * How the requests of one run go out: through one rate limiter, and again where that cannot double
 * anything.
 */
export interface Delivery {
	readonly rateLimiter: RateLimiter;
	readonly policy: RetryPolicy;
	readonly signal?: AbortSignal;
	/** Becomes true with the first answer of the run. */
	wasReached: boolean;
}

const defaultPolicy: RetryPolicy = { retryForMs: 300_000, retriesUnknown: false };
const defaultPerSecond = 80;

export function openDelivery(
	{ provider, credentials }: Channel,
	{
		perSecond,
		policy = defaultPolicy,
		signal,
	}: { perSecond?: number; policy?: RetryPolicy; signal?: AbortSignal } = {},
): Delivery {
	const rateLimiter = rateLimiterOf(
		`${provider.value} ${provider.toSender(credentials)}`,
		perSecond,
		defaultPerSecond,
	);
	return { rateLimiter, policy, signal, wasReached: false };
}

type Outcome = { readonly body: unknown } | { readonly error: unknown };

interface Sending {
	readonly channel: Channel;
	readonly request: GraphRequest;
	readonly itemIndex?: number;
}

async function attempt(
	{ channel, request, itemIndex }: Sending,
	delivery: Delivery,
	slotMs: number,
): Promise<Outcome> {
	try {
		const body = await send(channel, request, { itemIndex });
		delivery.rateLimiter.accept(slotMs);
		delivery.wasReached = true;
		return { body };
	} catch (error) {
		const facts = factsOf(error);
		delivery.rateLimiter.warmUp();
		if (facts?.httpStatus !== undefined) delivery.wasReached = true;
		if (facts?.isRateRefusal) delivery.rateLimiter.refuse(slotMs, facts.retryAfterMs);
		return { error };
	}
}

/** How long to wait before the next attempt; undefined where there is to be none. */
function pauseAfter(
	error: unknown,
	done: Omit<Attempt, 'wasReached'>,
	{ policy, wasReached }: Delivery,
): number | undefined {
	const facts = factsOf(error);
	return facts && pauseBeforeRetry(facts, { ...done, wasReached }, policy);
}

/**
 * Sends a request, and sends it again only where the refusal proves that it had no effect, or where
 * the user said so.
 * @throws NodeApiError of the last attempt; Stopped when the execution was stopped while it waited,
 * and nothing may have arrived.
 */
export async function deliver(
	channel: Channel,
	request: GraphRequest,
	delivery: Delivery,
	itemIndex?: number,
): Promise<unknown> {
	const { rateLimiter, signal } = delivery;
	const isRead = request.method === 'GET';
	let firstMs: number | undefined;
	let lastError: unknown;
	const orLastError = (stopped: unknown): never => {
		throw factsOf(lastError)?.retry === 'unknown' && !isRead ? lastError : stopped;
	};
	for (let number = 0; ; number++) {
		const slotMs = await rateLimiter.take(signal).catch(orLastError);
		// The time in the queue does not count: a low rate is no reason to give up.
		firstMs ??= Date.now();
		const outcome = await attempt({ channel, request, itemIndex }, delivery, slotMs);
		if ('body' in outcome) return outcome.body;
		const sinceFirstMs = Date.now() - firstMs;
		const pauseMs = pauseAfter(outcome.error, { number, sinceFirstMs, isRead }, delivery);
		if (pauseMs === undefined) throw outcome.error;
		lastError = outcome.error;
		await wait(pauseMs, signal).catch(orLastError);
	}
}
