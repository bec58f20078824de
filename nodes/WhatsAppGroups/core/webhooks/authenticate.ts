import type { IWebhookResponseData } from 'n8n-workflow';
import { takesUnsigned } from '../reading/readTrigger';
import { answer } from './answer';
import { refuse, type Receiving } from './receiving';

/** Answers the provider's check of the callback. */
export async function answerHandshake(receiving: Receiving): Promise<IWebhookResponseData> {
	const { context, webhooks, request, keys } = receiving;
	const challenge =
		webhooks.answerHandshake(request.query, await keys()) ??
		webhooks.answerHandshake(request.query, await keys('ifDoubtful'));
	if (challenge !== undefined) return answer(context, 200, challenge);
	return refuse(receiving, 403, 'The callback was checked with the wrong verify token');
}

/**
 * A wrong signature may mean that the secret was changed a moment ago, so it is read anew, at most
 * once a second.
 */
export async function isAuthentic({
	context,
	webhooks,
	request,
	keys,
}: Receiving): Promise<boolean> {
	if (takesUnsigned(context)) return true;
	if (!webhooks.looksAuthentic(request)) return false;
	return (
		webhooks.isAuthentic(request, await keys()) ||
		webhooks.isAuthentic(request, await keys('ifDoubtful'))
	);
}
