/**
 * Places in Meta's app dashboard, in its words. Apps that were made without a use case have the
 * older menu. Source: Meta's page about webhooks, 2026.
 */
export const webhookSettings =
	'Use cases → Customize → Configuration (in apps without use cases: WhatsApp → Configuration)';
export const basicSettings = 'App settings → Basic';
