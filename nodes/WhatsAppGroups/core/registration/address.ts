import { isLocalHost } from '../values/localHost';
import { InputRefusal } from '../../errors/inputRefusal';
import { webhookUrl } from '../../errors/webhookUrl';

function parse(address: string): URL | undefined {
	return URL.canParse(address) ? new URL(address) : undefined;
}

/** Whether two addresses are on the same n8n, as far as addresses tell. */
export function isSameOrigin(a: string, b: string): boolean {
	const origin = parse(a)?.origin;
	return origin !== undefined && origin === parse(b)?.origin;
}

/** Where n8n has its webhooks: `webhook`, and with `-test` those of test runs. */
function findWebhooks(address: string): string | undefined {
	// …/webhook/WEBHOOK_ID/webhook
	const parts = parse(address)?.pathname.split('/').slice(0, -2) ?? [];
	return parts.length > 1 ? parts.join('/').replace(/-test$/, '') : undefined;
}

/** Whether an address is one of the n8n that has `own`, whichever node it belongs to. */
export function isOfSameN8n(address: string, own: string): boolean {
	const [webhooks, path] = [findWebhooks(own), parse(address)?.pathname];
	if (!isSameOrigin(address, own) || webhooks === undefined || path === undefined) return false;
	return path.startsWith(`${webhooks}/`) || path.startsWith(`${webhooks}-test/`);
}

/** Whether an address looks like that of a trigger of this package, in whichever n8n. */
export function isLikeOurs(address: string): boolean {
	return /\/[^/]+\/[^/]+\/webhook$/.test(parse(address)?.pathname ?? '');
}

/**
 * Whether two addresses are one trigger's: n8n's addresses for production and for test differ in
 * one part of the path.
 */
export function isSameTrigger(a: string, b: string): boolean {
	if (a === b) return true;
	const [one, other] = [parse(a), parse(b)];
	if (!one || !other || one.origin !== other.origin) return false;
	const [parts, otherParts] = [one.pathname.split('/'), other.pathname.split('/')];
	const differing = parts.filter((part, at) => part !== otherParts[at]);
	const isEarlier = parts.slice(-2).join('/') === otherParts.slice(-2).join('/');
	return (
		parts.length > 3 && parts.length === otherParts.length && differing.length <= 1 && isEarlier
	);
}

const remedy = `Set the environment variable ${webhookUrl} to the public HTTPS URL of n8n, such as https://n8n.example.com/, and restart n8n. On your own machine, a tunnel can provide one.`;

/** @throws InputRefusal for an address that the provider could not call, or would not accept. */
export function requireCallable(
	address: string,
	{ mustBePublic, longest = Infinity }: { mustBePublic: boolean; longest?: number },
): void {
	const url = parse(address);
	if (!url)
		throw new InputRefusal(`The webhook URL "${address}" of this n8n is not a valid URL`, remedy);
	if (mustBePublic && isLocalHost(url.hostname)) {
		throw new InputRefusal(
			`WhatsApp cannot reach this n8n: its webhook URL is on ${url.hostname}, which only this machine can reach`,
			remedy,
		);
	}
	if (mustBePublic && url.protocol !== 'https:') {
		throw new InputRefusal(
			'WhatsApp calls only HTTPS URLs, and the webhook URL of this n8n begins with http://',
			remedy,
		);
	}
	if (address.length > longest) {
		throw new InputRefusal(
			`The webhook URL of this n8n has ${address.length} characters, but WhatsApp accepts no more than ${longest} here`,
			`Use a shorter host name or path in the environment variable ${webhookUrl}, or choose App in Register Webhook.`,
		);
	}
}
