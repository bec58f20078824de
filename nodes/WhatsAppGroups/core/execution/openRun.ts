import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { Channel } from '../declarations/channel';
import { openDelivery } from '../sending/deliver';
import { openFastTransport } from '../sending/fastTransport';
import { KeyedQueue } from '../process/keyedQueue';
import type { Operation } from '../declarations/operation';
import type { Provider } from '../declarations/provider';
import { openDeduplicationStore } from './deduplicationStore';
import { IdempotencyLedger } from './idempotencyLedger';
import { openChannel } from '../sending/send';
import { readSendingOptions, type SendingOptions } from './readSendingOptions';
import type { Run } from './session';
import { Tally } from './tally';
import { readThroughput } from '../sending/throughput';
import { openTransport } from '../sending/transport';
import { after } from '../process/wait';

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
	const slow = openTransport(context, provider.credentialType, channel.credentials, end);
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
	try {
		return await IdempotencyLedger.open(openDeduplicationStore(context), `${owner} ${key}`);
	} catch (failure) {
		throw new NodeOperationError(context.getNode(), 'The Resume Key cannot be used here', {
			description: `n8n could not open its memory of what was sent (${(failure as Error).message}). Save the workflow, or remove the Resume Key. Nothing was sent.`,
		});
	}
}

/**
 * Everything that the items of one run share. @throws NodeOperationError before anything is sent.
 */
export async function openRun(
	context: IExecuteFunctions,
	provider: Provider,
	operation: Operation,
): Promise<Run> {
	const options = readSendingOptions(context, operation);
	const channel = await openRunChannel(context, provider, options);
	const known =
		options.highThroughput && !options.messagesPerSecond
			? await readThroughput(channel)
			: undefined;
	const halt = new AbortController();
	const stop = context.getExecutionCancelSignal();
	const { retryForSeconds = 300, retriesUnknown = false } = options;
	const delivery = openDelivery(channel, {
		perSecond: options.messagesPerSecond || known,
		policy: { retryForMs: retryForSeconds * 1000, retriesUnknown },
		signal: stop ? AbortSignal.any([stop, halt.signal]) : halt.signal,
	});
	const owner = [
		provider.value,
		provider.toSender(channel.credentials),
		operation.resource,
		operation.operation,
	].join(' ');
	const ledger = await openLedger(context, options, owner);
	const fail = () => context.continueOnFail() || halt.abort();
	return {
		context,
		channel,
		delivery,
		fail,
		ledger,
		lanes: new KeyedQueue(),
		hints: new Set(),
		done: new Map(),
		tally: new Tally(context),
	};
}
