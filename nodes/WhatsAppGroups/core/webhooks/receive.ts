import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { setupWebhook, type TriggerCatalogue } from '../declarations/trigger';
import { answerChain } from '../registration/chain';
import { isChainMessage } from '../registration/chainMessage';
import { prepareForwarding } from '../registration/forwarding';
import { answerToItself, isSampleRequest } from '../registration/sampleRequest';
import { openSavedData } from '../registration/savedData';
import { asText } from '../values/json';
import { readItemOptions } from '../reading/readTrigger';
import { answer } from './answer';
import { answerHandshake, isAuthentic } from './authenticate';
import { warnOfChangedAccount } from './changedAccount';
import { chooseEvents } from './chooseEvents';
import { collect, openCollection } from './collect';
import { warnOfEventsElsewhere } from './eventsElsewhere';
import { intercept } from './intercept';
import { logSample, openReceiving, refuse, refuseForOwnFailure, type Receiving } from './receiving';
import { toSampleItems } from './sampleItems';
import { notForwarded, startAtOnce } from './start';
import { toOutputs } from './toOutputs';
import { takeNew, type Identified } from './takeNew';

/** No provider sends more than 3 MB. */
const largestBody = 3 * 1024 * 1024;
/** Asks the same of it for a copy: whether the first one has started anything is not known yet. */
const notKnown = 503;

/**
 * n8n has parsed what calls itself JSON. What was signed are the bytes, whatever else they are
 * called: n8n would make a form or XML of them.
 */
function readBody({ parsed, rawBody, headers }: Receiving['request']): unknown {
	const isJson = asText(headers['content-type'])?.includes('json') === true;
	if (isJson && typeof parsed === 'object' && parsed !== null && Object.keys(parsed).length > 0)
		return parsed;
	try {
		return JSON.parse(rawBody.toString()) as unknown;
	} catch {
		return undefined;
	}
}

async function receiveChainMessage(receiving: Receiving): Promise<IWebhookResponseData> {
	const said = await answerChain({ ...receiving, keys: await receiving.keys() });
	return said
		? answer(receiving.context, 200, said, 'application/json')
		: refuse(receiving, 401, 'A message from another trigger was not authentic, or not new');
}

/** Starts the workflow with what is new in an authentic webhook, and forwards it. */
async function handle(receiving: Receiving): Promise<IWebhookResponseData> {
	const { context, request, memory, webhooks } = receiving;
	const { toEnvelope = (body: unknown) => body } = webhooks;
	const staticData = openSavedData(context);
	const prepared = prepareForwarding(receiving, staticData);
	const body = toEnvelope(readBody(request));
	const { taken, isToRepeat } = await intercept(receiving, body, staticData);
	// WhatsApp repeats a webhook that is not forwarded.
	const forward = isToRepeat ? async () => (await prepared?.(), false) : prepared;
	const all = memory.hasEnded ? [] : await chooseEvents(receiving, body);
	const chosen = all.filter(({ json }) => !taken.has(json.eventId));
	if (webhooks.isSample?.(body)) logSample(receiving);
	else if (chosen.length === 0) {
		warnOfEventsElsewhere(receiving, body);
		await warnOfChangedAccount(receiving, staticData);
	}
	const options = chosen.length === 0 ? {} : readItemOptions(context);
	const keyOf = openCollection(receiving, options);
	const isHeld = keyOf && ((event: Identified) => keyOf(event) !== undefined);
	const fresh = await takeNew(receiving, chosen, { staticData, isHeld });
	if (!fresh) return answer(context, notKnown, 'The same webhook is still being handled');
	if (fresh.length === 0)
		return !forward || (await forward())
			? {}
			: answer(context, notForwarded, 'Not everybody who waits for it has taken the webhook');
	const starting = { receiving, fresh, options, staticData, forward };
	return keyOf ? await collect(starting, keyOf) : await startAtOnce(starting);
}

async function showSamples(receiving: Receiving): Promise<IWebhookResponseData> {
	const options = readItemOptions(receiving.context);
	const items = await toSampleItems(receiving, options);
	return { workflowData: toOutputs(receiving.catalogue, items, options) };
}

async function receivePost(receiving: Receiving): Promise<IWebhookResponseData> {
	const { request } = receiving;
	if (request.rawBody.length > largestBody)
		return refuse(receiving, 413, 'A webhook of more than 3 MB came');
	if (isSampleRequest(receiving)) return await showSamples(receiving);
	if (isChainMessage(request)) return await receiveChainMessage(receiving);
	return (await isAuthentic(receiving))
		? await handle(receiving)
		: refuse(receiving, 401, 'A webhook came without a valid signature');
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
		const receiving = openReceiving(context, catalogue);
		const isHandshake =
			context.getWebhookName() === setupWebhook && receiving.request.method === 'GET';
		const itself = isHandshake && receiving.isTest ? answerToItself(receiving.request) : undefined;
		if (itself !== undefined) return answer(context, 200, itself);
		return isHandshake ? await answerHandshake(receiving) : await receivePost(receiving);
	} catch (failure) {
		return refuseForOwnFailure({ context }, failure);
	}
}
