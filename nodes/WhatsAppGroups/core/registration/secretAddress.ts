/**
 * The address of the trigger's webhook `:secret`, made of the plain one: `…/WEBHOOK_ID/webhook`
 * becomes `…/WEBHOOK_ID/WEBHOOK_ID/SECRET`. n8n looks for a path with a variable below the webhook
 * ID, and keeps the ID as the first part of that path as well.
 */
export function toSecretAddress(address: string, secret: string): string {
	const parts = address.split('/').slice(0, -1);
	return [...parts, parts.at(-1), secret].join('/');
}

/** `v1`, `webhook` or `my-crm-2`: a secret is longer, or has other digits or capital letters. */
const plainPart = /^(.{0,4}|(?=.{5,19}$)[a-z]+([._-]([a-z]+|\d{1,3}))*)$/;
const mostShown = 4;

/** A part that may be a secret as its beginning, and of a short one as less than that. */
function shorten(part: string): string {
	return plainPart.test(part)
		? part
		: `${part.slice(0, Math.min(mostShown, Math.floor(part.length / 4)))}…`;
}

/** An address as people recognise it, without what could be a secret in it. */
export function toShownAddress(address: string): string {
	if (!URL.canParse(address)) return '…';
	const { origin, pathname } = new URL(address);
	return `${origin}${pathname.split('/').map(shorten).join('/')}`;
}
