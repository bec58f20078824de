import { isSameOrigin } from '../core/registration/address';
import { ok, warning, type Finding } from '../core/declarations/setup';
import { webhookUrl } from '../errors/webhookUrl';

const remedy = `If ${webhookUrl} was changed, unpublish and publish each workflow with the WhatsApp Groups Trigger: n8n does not register webhooks again when it starts. If the events are meant to go there, there is nothing to do.`;

interface Called {
	readonly addresses: readonly string[];
	/** Where this n8n is called, as far as it says. */
	readonly instanceUrl: string | undefined;
}

/**
 * A finding about callbacks that are registered. They may be those of another n8n, or former
 * addresses of this one.
 */
export function findHost(found: string, { addresses, instanceUrl }: Called): Finding {
	if (instanceUrl === undefined || addresses.some((address) => isSameOrigin(address, instanceUrl)))
		return ok(found);
	return warning(`${found}. This n8n is elsewhere: ${new URL(instanceUrl).origin}`, remedy);
}
