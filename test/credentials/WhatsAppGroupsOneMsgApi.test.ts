import type { IHttpRequestOptions } from 'n8n-workflow';
import { WhatsAppGroupsOneMsgApi } from '../../credentials/WhatsAppGroupsOneMsgApi.credentials';

const credential = new WhatsAppGroupsOneMsgApi();

async function tokenAt(
	options: Partial<IHttpRequestOptions>,
	baseUrl = 'https://api.1msg.io',
): Promise<unknown> {
	if (typeof credential.authenticate !== 'function')
		throw new Error('The credential signs by a function');
	const { qs, headers } = await credential.authenticate(
		{ channelId: '1', token: ' TOKEN ', baseUrl },
		{ url: '', ...options },
	);
	expect(qs?.token).toBeUndefined();
	return headers?.authorization;
}

it('adds the token to what goes to 1msg', async () => {
	expect(await tokenAt({ url: 'https://api.1msg.io/1/status', qs: { a: 1 } })).toBe('Bearer TOKEN');
	expect(await tokenAt({ url: '/1/status', baseURL: 'https://api.1msg.io' })).toBe('Bearer TOKEN');
	expect(
		await tokenAt(
			{ url: 'http://127.0.0.1:4010/oneMsg/1/groups' },
			'http://127.0.0.1:4010/oneMsg/',
		),
	).toBe('Bearer TOKEN');
});

it.each([
	'https://storage.1msg.io/f/a.jpg',
	'http://api.1msg.io/1/status',
	'https://api.1msg.io.evil.example/1',
	'https://evil.example/https://api.1msg.io/1',
	'https://api.1msg.io:8443/1',
	'no address',
])('adds it to no other address: %s', async (url) => {
	expect(await tokenAt({ url })).toBeUndefined();
});

it('adds it to nothing beside the path of the base URL', async () => {
	expect(
		await tokenAt(
			{ url: 'http://127.0.0.1:4010/oneMsg-storage/7' },
			'http://127.0.0.1:4010/oneMsg',
		),
	).toBeUndefined();
});
