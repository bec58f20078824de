import type { IWebhookDescription } from 'n8n-workflow';

/** As in n8n's own nodes that send and wait. */
const row = {
	name: 'default',
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
} as const;

/** Where the signed links of a waiting workflow lead: opening one, and sending its form. */
export const waitingWebhooks: IWebhookDescription[] = [
	{ ...row, httpMethod: 'GET' },
	{ ...row, httpMethod: 'POST' },
];
