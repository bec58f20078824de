/**
 * The address of the trigger's webhook `:secret`, made of the plain one: `…/WEBHOOK_ID/webhook`
 * becomes `…/WEBHOOK_ID/WEBHOOK_ID/SECRET`. n8n looks for a path with a variable below the webhook
 * ID, and keeps the ID as the first part of that path as well.
 */
export function toSecretAddress(address: string, secret: string): string {
	const parts = address.split('/').slice(0, -1);
	return [...parts, parts.at(-1), secret].join('/');
}

const longestShown = 20;

function shorten(part: string): string {
	return part.length < longestShown ? part : `${part.slice(0, 4)}…`;
}

/** An address as people recognise it, without what could be a secret in it. */
export function toShownAddress(address: string): string {
	if (!URL.canParse(address)) return '…';
	const { origin, pathname } = new URL(address);
	return `${origin}${pathname.split('/').map(shorten).join('/')}`;
}
