import type { ICredentialType } from 'n8n-workflow';
import { WhatsAppGroups360DialogApi } from '../../credentials/WhatsAppGroups360DialogApi.credentials';
import { WhatsAppGroupsApi } from '../../credentials/WhatsAppGroupsApi.credentials';

async function headersOf(
	{ authenticate }: ICredentialType,
	credentials: Record<string, string>,
): Promise<unknown> {
	if (typeof authenticate !== 'function') throw new Error('The credential signs by a function');
	const { headers } = await authenticate(credentials, {
		url: 'https://graph.facebook.com',
		headers: { accept: 'text/plain' },
	});
	return headers;
}

it('signs with the token of Meta, without the blanks around it', async () => {
	expect(await headersOf(new WhatsAppGroupsApi(), { accessToken: ' TOKEN\n' })).toEqual({
		accept: 'text/plain',
		Authorization: 'Bearer TOKEN',
	});
});

it('signs with the key of 360dialog, without the blanks around it', async () => {
	expect(await headersOf(new WhatsAppGroups360DialogApi(), { apiKey: ' KEY ' })).toEqual({
		accept: 'text/plain',
		'D360-API-KEY': 'KEY',
	});
});
