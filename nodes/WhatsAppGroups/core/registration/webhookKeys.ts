import type {
	ICredentialDataDecryptedObject,
	IHookFunctions,
	INode,
	IWebhookFunctions,
} from 'n8n-workflow';
import { lookUp } from '../process/expiringCache';
import { openCache } from '../process/processState';
import type { Provider } from '../declarations/provider';
import type { TriggerProvider } from '../declarations/trigger';
import type { WebhookKeys } from '../declarations/webhooks';

type Asked = Promise<WebhookKeys | undefined>;

const kept = openCache<Asked>('webhook keys per credential', {
	mostEntries: 500,
	lifetimeMs: 60_000,
});

/** What strangers make us read anew costs no more than one reading a second. */
const rereadLately = openCache<Asked>('webhook keys read anew', {
	mostEntries: 500,
	lifetimeMs: 1_000,
});

/**
 * `ifDoubtful` reads them anew, too, but at most once a second for all triggers of the credential:
 * anybody can send a wrong signature.
 */
type Freshness = 'kept' | 'ifDoubtful' | 'anew';

/** The credential is missing or broken. What n8n says about it is for the log alone. */
export class UnreadableCredential extends Error {}

/** Tells the credential of a node from those of others, without decrypting it. */
export function credentialKey(node: INode, { value, credentialType }: Provider): string {
	return `${value}/${node.credentials?.[credentialType]?.id ?? node.id}`;
}

/**
 * The keys of the node's credential. Reading them means decrypting, which costs more than all the
 * rest of a dropped webhook, so they stay in memory for at most a minute.
 */
export async function readWebhookKeys(
	context: IHookFunctions | IWebhookFunctions,
	{ provider, webhooks }: TriggerProvider,
	freshness: Freshness = 'kept',
): Promise<WebhookKeys> {
	const id = credentialKey(context.getNode(), provider);
	const read = async () =>
		webhooks.keys(
			await context.getCredentials<ICredentialDataDecryptedObject>(provider.credentialType),
		);
	const readAnew = async () => {
		kept.delete(id);
		return await lookUp(kept, id, read);
	};
	const keys =
		freshness === 'kept'
			? await lookUp(kept, id, read)
			: freshness === 'anew'
				? await readAnew()
				: await lookUp(rereadLately, id, readAnew);
	return keys ?? (await read());
}
