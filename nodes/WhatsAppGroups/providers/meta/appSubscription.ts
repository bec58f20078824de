import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { SendRequest } from '../../core/declarations/webhooks';
import { asObject, asObjects, asText } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';
import { webhookSettings } from './appDashboard';

type Credentials = ICredentialDataDecryptedObject;

export const subscriptionObject = 'whatsapp_business_account';

/** The app itself asks about its subscriptions: its token is made of ID and secret. */
export function asApp(credentials: Credentials): Credentials {
	return {
		...credentials,
		accessToken: `${asText(credentials.appId)?.trim()}|${asText(credentials.appSecret)?.trim()}`,
	};
}

interface AppSubscription {
	address?: string;
	fields: string[];
}

export async function readAppSubscription(
	ask: SendRequest,
	credentials: Credentials,
): Promise<AppSubscription | undefined> {
	const { data } = await ask(
		{ method: 'GET', on: 'app', edge: 'subscriptions' },
		asApp(credentials),
	);
	const subscription = asObjects(data).find(
		({ object, active }) => object === subscriptionObject && active !== false,
	);
	if (!subscription) return undefined;
	const { callback_url, fields } = subscription;
	// Fields come as objects with a version; a plain name is understood too.
	const names = (Array.isArray(fields) ? fields : []).flatMap(
		(field) => asText(asObject(field).name) ?? asText(field) ?? [],
	);
	return { address: asText(callback_url), fields: names };
}

/** An app hears nothing of an account that it is not subscribed to, whatever callbacks are set. */
export async function subscribeAccount(
	ask: SendRequest,
	{ businessAccountId, appId }: Credentials,
): Promise<void> {
	if (!asText(businessAccountId)?.trim()) return;
	const { data } = await ask({ method: 'GET', on: 'businessAccount', edge: 'subscribed_apps' });
	const ids = asObjects(data).map((app) => asText(asObject(app.whatsapp_business_api_data).id));
	const own = asText(appId)?.trim();
	if (own ? ids.includes(own) : ids.length > 0) return;
	await ask({ method: 'POST', on: 'businessAccount', edge: 'subscribed_apps' });
}

/**
 * An override gets only what the app itself is subscribed to; that can be seen with ID and secret
 * of the app.
 */
export async function requireFields(
	ask: SendRequest,
	credentials: Credentials,
	fields: readonly string[],
): Promise<void> {
	if (!asText(credentials.appId)?.trim() || !asText(credentials.appSecret)?.trim()) return;
	const subscription = await readAppSubscription(ask, credentials);
	const missing = fields.filter((field) => !subscription?.fields.includes(field));
	if (missing.length === 0) return;
	throw new InputRefusal(
		`The Meta app is not subscribed to ${missing.join(', ')}, so Meta would not send these events`,
		`Choose App in Register Webhook, and this node subscribes the app to them. Or open, in the Meta app, ${webhookSettings}, and subscribe to them under Webhook fields.`,
	);
}
