import {
	sleep,
	type IDataObject,
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { answer, onAnswered, readRequest, type ParsedRequest } from './answer';
import { awaitWithTimeout } from '../process/awaitWithTimeout';
import { saveCallbackState } from '../registration/callbackState';
import { isChainNews, takeChainNews } from '../registration/chain';
import { chooseEvents } from './chooseEvents';
import type { Occurrence } from '../declarations/event';
import type { SeenCandidate } from './deduplication';
import { isSentBack, share } from '../registration/forwarding';
import { toItems } from './toItems';
import {
	chooseProvider,
	setupWebhook,
	triggerKey,
	type TriggerCatalogue,
	type TriggerProvider,
} from '../declarations/trigger';
import { rememberTrigger, type TriggerMemory } from '../registration/triggerMemory';
import { readWebhookKeys } from '../registration/webhookKeys';
import type { WebhookKeys } from '../declarations/webhooks';

/** No provider sends more than 3 MB. */
const largestBody = 3 * 1024 * 1024;
/** Asks the provider to repeat a webhook that a callback behind could not take. */
const notShared = 502;

interface Receiving extends TriggerProvider {
	readonly context: IWebhookFunctions;
	readonly catalogue: TriggerCatalogue;
	readonly request: ParsedRequest;
	readonly memory: TriggerMemory;
	/** Tells this trigger from others, as `triggerKey` makes it. */
	readonly key: string;
	readonly isTest: boolean;
	readonly keys: (options?: { anew: boolean }) => Promise<WebhookKeys>;
}

function refuse(
	{ context }: Pick<Receiving, 'context'>,
	httpStatus: number,
	reason: string,
): IWebhookResponseData {
	context.logger.warn(
		`${context.getNode().name}: ${reason}. Answered with ${httpStatus}, nothing was started.`,
		{ workflowId: context.getWorkflow().id },
	);
	return answer(context, httpStatus, reason);
}

function open(context: IWebhookFunctions, catalogue: TriggerCatalogue): Receiving {
	const node = context.getNode();
	const isTest = context.getMode() === 'manual';
	const chosen = chooseProvider(context, catalogue);
	const key = triggerKey(context.getWorkflow().id, node, isTest);
	return {
		...chosen,
		context,
		catalogue,
		isTest,
		request: readRequest(context),
		memory: rememberTrigger(key),
		key,
		keys: async (options) => await readWebhookKeys(context, node, chosen, options),
	};
}

async function answerHandshake({
	context,
	webhooks,
	request,
	keys,
}: Receiving): Promise<IWebhookResponseData> {
	const challenge =
		webhooks.answerHandshake(request.query, await keys()) ??
		webhooks.answerHandshake(request.query, await keys({ anew: true }));
	if (challenge !== undefined) return answer(context, 200, challenge);
	return refuse({ context }, 403, 'The webhook address was asked with a wrong verify token');
}

/**
 * A wrong signature may mean that the secret was changed a moment ago, so it is read anew, once.
 */
async function isAuthentic({ context, webhooks, request, keys }: Receiving): Promise<boolean> {
	if (context.getNodeParameter('signatureCheck', true) === false) return true;
	if (!webhooks.looksAuthentic(request)) return false;
	return (
		webhooks.isAuthentic(request, await keys()) ||
		webhooks.isAuthentic(request, await keys({ anew: true }))
	);
}

/** n8n has parsed JSON already; other content types it leaves alone. */
function readBody({ parsed, rawBody }: Receiving['request']): unknown {
	if (typeof parsed === 'object' && parsed !== null && Object.keys(parsed).length > 0)
		return parsed;
	try {
		return JSON.parse(rawBody.toString()) as unknown;
	} catch {
		return undefined;
	}
}

type Candidate = SeenCandidate & { readonly occurrence: Occurrence };

async function takeNew(
	receiving: Receiving,
	occurrences: Occurrence[],
	staticData: IDataObject,
): Promise<Candidate[]> {
	const { catalogue, memory, isTest } = receiving;
	const frequent = new Set(
		catalogue.webhookFields.flatMap(({ events }) =>
			events.filter(({ isFrequent }) => isFrequent).map(({ value }) => value),
		),
	);
	const candidates = occurrences.map((occurrence) => ({
		occurrence,
		eventId: occurrence.json.eventId,
		isFrequent: frequent.has(occurrence.json.event),
	}));
	// A test run ends with its first event, and may well be given the same one as yesterday.
	if (isTest) return candidates;
	// A copy waits until the first one has started its execution, and is taken in its place if that
	// fails.
	for (
		let first = memory.seen.beingAnswered(candidates);
		first && !isSentBack(receiving);
		first = memory.seen.beingAnswered(candidates)
	) {
		if (!(await awaitWithTimeout(first))) break;
	}
	const fresh = memory.seen.takeNew(candidates, staticData);
	if (fresh.length > 0) saveCallbackState(staticData, memory);
	return fresh;
}

/**
 * While n8n (2.41) creates the execution it loses sight of what was changed so far, and would save
 * nothing. This comes after that and before it saves; by now there may also be what came while
 * files were fetched.
 */
async function saveOnceMore(
	{ memory }: Receiving,
	fresh: Candidate[],
	staticData: IDataObject,
): Promise<void> {
	await sleep(0);
	memory.seen.save(staticData, fresh);
	saveCallbackState(staticData, memory);
}

async function receiveEvents(receiving: Receiving): Promise<IWebhookResponseData> {
	const { context, request, memory, provider, webhooks } = receiving;
	const { toEnvelope = (body: unknown) => body } = webhooks;
	if (request.rawBody.length > largestBody)
		return refuse(receiving, 413, 'A webhook of more than 3 MB came');
	if (isChainNews(request)) {
		const found = await takeChainNews(context, request, {
			...receiving,
			keys: await receiving.keys(),
		});
		return found
			? answer(context, 200, JSON.stringify(found), 'application/json')
			: refuse(receiving, 401, 'News of another trigger came without a valid signature');
	}
	if (!(await isAuthentic(receiving)))
		return refuse(receiving, 401, 'A webhook came without a valid signature');
	const staticData = context.getWorkflowStaticData('node');
	const shared = share(receiving, staticData);
	const chosen = memory.hasEnded
		? []
		: await chooseEvents(receiving, toEnvelope(readBody(request)));
	const fresh = await takeNew(receiving, chosen, staticData);
	let isShared = true;
	if (fresh.length > 0) {
		onAnswered(context, (httpStatus) => {
			const isStarted = httpStatus < 400;
			if (isStarted) memory.seen.keep(fresh);
			else memory.seen.forget(fresh);
			return isStarted && !isShared ? notShared : httpStatus;
		});
	}
	const items: INodeExecutionData[] =
		fresh.length > 0
			? await toItems(
					receiving,
					fresh.map(({ occurrence }) => occurrence),
					provider,
				)
			: [];
	isShared = await shared;
	if (items.length === 0)
		return isShared ? {} : answer(context, notShared, 'Not everybody could take the webhook');
	if (!receiving.isTest) void saveOnceMore(receiving, fresh, staticData);
	return { workflowData: [items] };
}

/**
 * The only webhook handler. Whatever comes, it neither throws nor starts an execution that must
 * fail.
 */
export async function receive(
	context: IWebhookFunctions,
	catalogue: TriggerCatalogue,
): Promise<IWebhookResponseData> {
	try {
		const receiving = open(context, catalogue);
		const isHandshake =
			context.getWebhookName() === setupWebhook && receiving.request.method === 'GET';
		return isHandshake ? await answerHandshake(receiving) : await receiveEvents(receiving);
	} catch (failure) {
		return refuse(
			{ context },
			500,
			failure instanceof Error ? failure.message : 'The webhook could not be read',
		);
	}
}
