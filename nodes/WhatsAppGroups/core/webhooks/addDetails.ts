import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { Channel } from '../declarations/channel';
import type { WebhookEvent } from '../declarations/event';
import type { Provider } from '../declarations/provider';
import type { GraphRequest } from '../declarations/request';
import type { TriggerCatalogue } from '../declarations/trigger';
import { awaitWithTimeout } from '../process/awaitWithTimeout';
import { lookUp } from '../process/expiringCache';
import { openCache } from '../process/processState';
import { runTasks } from '../process/runTasks';
import { credentialKey } from '../registration/webhookKeys';
import { openChannel, send } from '../sending/send';

/** No event may be late by more than a second. */
const longestMs = 900;
/** An answer that comes too late for this webhook is there for the next one. */
const requestMs = 10_000;
const askedAtOnce = 4;

const known = openCache<Promise<IDataObject | undefined>>('details per credential', {
	mostEntries: 10_000,
	lifetimeMs: 3_600_000,
});

/** What cannot be read must not cost every event a request. */
const failures = openCache<string>('details that could not be read', {
	mostEntries: 1_000,
	lifetimeMs: 60_000,
});

interface Asking {
	readonly context: IWebhookFunctions;
	readonly catalogue: TriggerCatalogue;
	readonly provider: Provider;
}

type Outcome = { readonly details: IDataObject } | { readonly reason: string };

/** Gives what is known, and asks for what is not; the credential is decrypted once at most. */
function openReader({ context, catalogue, provider }: Asking) {
	const prefix = credentialKey(context.getNode(), provider);
	let channel: Promise<Channel> | undefined;
	const ask = async (request: GraphRequest) => {
		channel ??= openChannel(context, provider);
		const times = { timeoutMs: requestMs, totalMs: requestMs };
		return catalogue.details.read(await send(await channel, request, times));
	};
	return async (id: string, request: GraphRequest): Promise<Outcome> => {
		const key = `${prefix}/${id}`;
		const reason = failures.get(key);
		if (reason !== undefined) return { reason };
		try {
			return { details: (await lookUp(known, key, async () => await ask(request))) ?? {} };
		} catch (failure) {
			const why = failure instanceof Error ? failure.message : 'They could not be read';
			return { reason: failures.set(key, why) };
		}
	};
}

async function readInTime(
	asking: Asking,
	requests: ReadonlyMap<string, GraphRequest>,
): Promise<ReadonlyMap<string, Outcome>> {
	const read = openReader(asking);
	const found = new Map<string, Outcome>();
	const tasks = [...requests].map(([id, request]) => async () => {
		found.set(id, await read(id, request));
	});
	const end = new AbortController();
	await awaitWithTimeout(runTasks(tasks, { atOnce: askedAtOnce, signal: end.signal }), longestMs);
	end.abort();
	return found;
}

/**
 * Adds to each event what can be read about that which it happened in. What is not there in time,
 * or cannot be had, is a reason in the item, never a failure.
 */
export async function addDetails(
	asking: Asking,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const { about, newer, add } = asking.catalogue.details;
	const subjects = items.map(({ json }) => about(json as WebhookEvent));
	const requests = new Map(
		subjects.flatMap((subject) => (subject ? [[subject.id, subject.request] as const] : [])),
	);
	if (requests.size === 0) return items;
	const found = await readInTime(asking, requests);
	return items.map((item, at) => {
		const subject = subjects[at];
		if (!subject) return item;
		const event = item.json as WebhookEvent;
		const outcome = found.get(subject.id) ?? {
			reason: 'They were not there in time: an event waits at most a second for them',
		};
		// Kept for the events that follow, too.
		if ('details' in outcome) Object.assign(outcome.details, newer(event));
		return { ...item, json: add(event, outcome) };
	});
}
