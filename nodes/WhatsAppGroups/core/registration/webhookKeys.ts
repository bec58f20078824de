import type {
	ICredentialDataDecryptedObject,
	IHookFunctions,
	INode,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { TriggerProvider } from '../declarations/trigger';
import type { WebhookKeys } from '../declarations/webhooks';

const keptMs = 60_000;
const mostCredentials = 500;

interface KeptKeys {
	readonly keys: WebhookKeys;
	readonly readAtMs: number;
}

const kept = new Map<string, KeptKeys>();

/**
 * The keys of the node's credential. Reading them anew means decrypting, which costs more than all
 * the rest of a dropped webhook, so they stay in memory for at most a minute; `anew` skips that.
 */
export async function readWebhookKeys(
	context: IHookFunctions | IWebhookFunctions,
	node: INode,
	{ provider, webhooks }: TriggerProvider,
	{ anew = false } = {},
): Promise<WebhookKeys> {
	const id = `${provider.value}/${node.credentials?.[provider.credentialType]?.id ?? node.id}`;
	const known = kept.get(id);
	const age = Date.now() - (known?.readAtMs ?? 0);
	if (known && !anew && age >= 0 && age < keptMs) return known.keys;
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(
		provider.credentialType,
	);
	const keys = webhooks.keys(credentials);
	kept.delete(id);
	kept.set(id, { keys, readAtMs: Date.now() });
	if (kept.size > mostCredentials) kept.delete(kept.keys().next().value ?? '');
	return keys;
}
