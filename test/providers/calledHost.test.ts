import { findHost } from '../../nodes/WhatsAppGroups/providers/calledHost';

const found = 'WhatsApp calls a trigger';
const here = 'https://n8n.example/';
const elsewhere = 'https://other.example/webhook/a/webhook';

it.each<[string, string[], string | undefined]>([
	['on this n8n', ['https://n8n.example/webhook/a/webhook'], here],
	['on this n8n, too', [elsewhere, 'https://n8n.example/webhook/a/webhook'], here],
	['wherever this n8n may be', [elsewhere], undefined],
])('a callback is well %s', (_where, addresses, instanceUrl) => {
	expect(findHost(found, { addresses, instanceUrl })).toEqual({ status: 'ok', found });
});

it('a callback on another host may be one from before WEBHOOK_URL was changed', () => {
	expect(findHost(found, { addresses: [elsewhere], instanceUrl: here })).toEqual({
		status: 'warning',
		found: 'WhatsApp calls a trigger. This n8n is elsewhere: https://n8n.example',
		remedy: expect.stringMatching(/^If N8N_WEBHOOK_URL .* was changed, unpublish and publish/),
	});
});
