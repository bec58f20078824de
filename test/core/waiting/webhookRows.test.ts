import { waitingWebhooks } from '../../../nodes/WhatsAppGroups/core/waiting/webhookRows';

it('n8n hands over links that are opened and forms that are sent, of workflows that wait', () => {
	expect(waitingWebhooks.map(({ httpMethod }) => httpMethod)).toEqual(['GET', 'POST']);
	expect(waitingWebhooks.every(({ restartWebhook }) => restartWebhook)).toBe(true);
});
