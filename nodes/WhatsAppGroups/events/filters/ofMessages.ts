import type { WebhookEvent } from '../../core/declarations/event';

/**
 * Only what a person wrote has a sender, a type and a text; other events are none of these filters'
 * business.
 */
export function ofMessages(
	test: (event: WebhookEvent) => boolean,
): (event: WebhookEvent) => boolean {
	return (event) =>
		(event.event !== 'message.received' && event.event !== 'message.unsupported') || test(event);
}
