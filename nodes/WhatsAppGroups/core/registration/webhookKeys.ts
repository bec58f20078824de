import type {
	ICredentialDataDecryptedObject,
	IHookFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { openCache } from '../process/processState';
import type { TriggerProvider } from '../declarations/trigger';
import type { WebhookKeys } from '../declarations/webhooks';

const kept = openCache<WebhookKeys>('webhook keys per credential', {
	mostEntries: 500,
	lifetimeMs: 60_000,
});

/**
 * The keys of the node's credential. Reading them anew means decrypting, which costs more than all
 * the rest of a dropped webhook, so they stay in memory for at most a minute; `anew` skips that.
 */
export async function readWebhookKeys(
	context: IHookFunctions | IWebhookFunctions,
	{ provider, webhooks }: TriggerProvider,
	{ anew = false } = {},
): Promise<WebhookKeys> {
	const node = context.getNode();
	const id = `${provider.value}/${node.credentials?.[provider.credentialType]?.id ?? node.id}`;
	const known = anew ? undefined : kept.get(id);
	if (known) return known;
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(
		provider.credentialType,
	);
	return kept.set(id, webhooks.keys(credentials));
}
