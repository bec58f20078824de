/** The setting for the public address of n8n, as its versions call it. */
export const webhookUrl = 'N8N_WEBHOOK_URL (before n8n 2.35: WEBHOOK_URL)';
