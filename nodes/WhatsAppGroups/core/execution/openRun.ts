import type { IExecuteFunctions } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import type { Channel } from '../declarations/channel';
import { openDelivery, type Delivery } from '../sending/deliver';
import { openFastTransport } from '../sending/fastTransport';
import { KeyedQueue } from '../process/keyedQueue';
import type { Operation } from '../declarations/operation';
import type { Provider } from '../declarations/provider';
import { openDeduplicationStore } from './deduplicationStore';
import { IdempotencyLedger } from './idempotencyLedger';
import { openChannel, openTransport } from '../sending/send';
import { readSendingOptions, type SendingOptions } from './readSendingOptions';
import { Tally } from './tally';
import { readThroughput } from '../sending/throughput';
import { after } from '../process/wait';

/** What the items of one run share. */
export interface Run {
	readonly context: IExecuteFunctions;
	readonly channel: Channel;
	readonly delivery: Delivery;
	/** Aborted when the execution is stopped, or fails: nothing more leaves. */
	readonly signal: AbortSignal;
	/** Something failed: unless the node continues on error, the run ends. */
	readonly fail: () => void;
	/** Keeps the order per target, or per whatever the operation is ordered by. */
	readonly queue: KeyedQueue;
	/** What was accepted under the Resume Key, where there is one. */
	readonly ledger?: IdempotencyLedger;
	readonly tally: Tally;
	/** Sentences for the output pane; each shows once. */
	readonly hints: Set<string>;
	/** What was done once for all items, such as an upload. */
	readonly done: Map<string, Promise<unknown>>;
}

/**
 * When the execution is stopped, requests under way get this long for their answers, so that the
 * items can say what was sent.
 */
const graceMs = 700;

async function openRunChannel(
	context: IExecuteFunctions,
	provider: Provider,
	{ highThroughput }: SendingOptions,
): Promise<Channel> {
	const channel = await openChannel(context, provider);
	const end = after(graceMs, context.getExecutionCancelSignal());
	const slow = openTransport(channel, end);
	const authorization = highThroughput ? provider.authorize?.(channel.credentials) : undefined;
	return {
		...channel,
		transport: authorization ? openFastTransport(context, authorization, slow, end) : slow,
	};
}

async function openLedger(
	context: IExecuteFunctions,
	{ resumeKey }: SendingOptions,
	owner: string,
): Promise<IdempotencyLedger | undefined> {
	const key = resumeKey?.trim();
	if (!key) return undefined;
	const store = openDeduplicationStore(context);
	return await IdempotencyLedger.open(store, `${owner} ${key}`).catch(
		async (failure: Error) =>
			await Promise.reject(
				new InputRefusal(
					'The Resume Key cannot be used here',
					`n8n could not open its record of what was sent (${failure.message}). Save the workflow, or remove the Resume Key.`,
				),
			),
	);
}

async function openRunDelivery(
	channel: Channel,
	{
		highThroughput,
		messagesPerSecond,
		retryForSeconds = 300,
		retriesUnknown = false,
	}: SendingOptions,
	signal: AbortSignal,
): Promise<Delivery> {
	const known = highThroughput && !messagesPerSecond ? await readThroughput(channel) : undefined;
	return openDelivery(channel, {
		perSecond: messagesPerSecond || known,
		policy: { retryForMs: retryForSeconds * 1000, retriesUnknown },
		signal,
	});
}

/** A Resume Key holds for one operation of one sender. */
function toOwner({ provider, credentials }: Channel, { resource, operation }: Operation): string {
	return [provider.value, provider.toSender(credentials), resource, operation].join(' ');
}

/**
 * Everything that the items of one run share. @throws InputRefusal before anything is sent.
 */
export async function openRun(
	context: IExecuteFunctions,
	provider: Provider,
	operation: Operation,
): Promise<Run> {
	const options = readSendingOptions(context, operation);
	const channel = await openRunChannel(context, provider, options);
	const failure = new AbortController();
	const stop = context.getExecutionCancelSignal();
	const signal = stop ? AbortSignal.any([stop, failure.signal]) : failure.signal;
	return {
		context,
		channel,
		delivery: await openRunDelivery(channel, options, signal),
		signal,
		fail: () => context.continueOnFail() || failure.abort(),
		ledger: await openLedger(context, options, toOwner(channel, operation)),
		queue: new KeyedQueue(),
		hints: new Set(),
		done: new Map(),
		tally: new Tally(context),
	};
}
