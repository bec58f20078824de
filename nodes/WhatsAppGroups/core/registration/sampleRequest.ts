import { randomUUID } from 'crypto';
import { sleep, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import { isSameSecret } from '../crypto/signature';
import type { WebhookRequest } from '../declarations/webhooks';
import { readItemOptions } from '../reading/readTrigger';
import { asText } from '../values/json';
import { askCallback } from './askCallback';
import { openSavedData } from './savedData';
import { webhookUrl } from '../../errors/webhookUrl';

/** By it a test run knows that it asked for samples itself. */
const header = 'x-n8n-trigger-samples';
/** The editor must know by then that the test run waits for something. */
const pauseMs = 1_000;
const tries = 5;
const here = 'Here';

/** Whether a test run shows samples instead of waiting for an event. */
export function showsSamples(context: IHookFunctions): boolean {
	return context.getMode() === 'manual' && readItemOptions(context).samples === true;
}

async function ask(context: IHookFunctions, url: string, word: string): Promise<void> {
	for (let left = tries; left > 0; left -= 1) {
		await sleep(pauseMs);
		const request = { url, headers: { [header]: word }, body: {} };
		const said = await askCallback(context, { ...request, method: 'POST' });
		if (said?.httpStatus === 200) return;
	}
	context.logger.warn(`${context.getNode().name}: n8n did not take its own request for samples.`, {
		workflowId: context.getWorkflow().id,
	});
}

/**
 * A node cannot start a test run, but a webhook can: the trigger sends itself one, a moment later.
 * Nothing is registered at the provider. @throws InputRefusal when n8n is not at its own address.
 */
export async function requestSamples(context: IHookFunctions): Promise<boolean> {
	const address = context.getNodeWebhookUrl('default') ?? '';
	const said = await askCallback(context, { url: address, headers: { [header]: 'here?' } });
	if (said?.text !== here)
		throw new InputRefusal(
			`n8n does not reach itself at ${address}, so a test run cannot show samples`,
			`Turn off Show Samples in Test Runs, or check ${webhookUrl}.`,
		);
	const word = randomUUID();
	openSavedData(context).samples = word;
	void ask(context, address, word);
	return true;
}

/** Whether this test run waits for samples and nothing else. */
export function hasRequestedSamples(context: IHookFunctions): boolean {
	return asText(openSavedData(context).samples) !== undefined;
}

/** The answer to a test run that asks whether n8n reaches itself. */
export function answerToItself({ headers }: WebhookRequest): string | undefined {
	return headers[header] === undefined ? undefined : here;
}

/** Whether a request is the one that the test run has sent itself. */
export function isSampleRequest({
	context,
	request,
	isTest,
}: {
	readonly context: IWebhookFunctions;
	readonly request: WebhookRequest;
	readonly isTest: boolean;
}): boolean {
	const given = isTest ? asText(request.headers[header]) : undefined;
	if (given === undefined) return false;
	const word = asText(openSavedData(context).samples);
	return word !== undefined && isSameSecret(given, word);
}
