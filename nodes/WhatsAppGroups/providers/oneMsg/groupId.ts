const suffix = '@g.us';

/**
 * 1msg writes groups in two ways: `1203634…` in addresses, `1203634…@g.us` in messages. Outputs
 * have the first.
 */
export function toPlainGroupId(id: string): string {
	const trimmed = id.trim();
	return trimmed.endsWith(suffix) ? trimmed.slice(0, -suffix.length) : trimmed;
}

export function toChatId(id: string): string {
	return `${toPlainGroupId(id)}${suffix}`;
}

export function isGroupChat(chatId: string): boolean {
	return chatId.endsWith(suffix);
}

/**
 * Meta's own ID of a group, as raw webhooks have it, holds the number that 1msg calls it by. Any
 * other is left alone.
 */
export function fromGraphGroupId(id: string): string {
	const [, number] =
		/^capi_group:\d+:(\d+)/.exec(Buffer.from(id, 'base64').toString('latin1')) ?? [];
	return number ?? toPlainGroupId(id);
}
