import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Channel } from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { send } from '../../../nodes/WhatsAppGroups/core/sending/send';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';

const file = {
	part: 'file',
	fileName: 'a.pdf',
	mimeType: 'application/pdf',
	bytes: 4,
	open: async () => await Promise.resolve(Buffer.from('%PDF')),
};
const text: GraphRequest = { method: 'POST', on: 'phoneNumber', edge: 'messages', body: {} };
const upload: GraphRequest = {
	method: 'POST',
	on: 'phoneNumber',
	edge: 'media',
	form: { fields: {}, file },
};
const download: GraphRequest = {
	method: 'GET',
	on: { mediaUrl: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1' },
	answersWith: 'file',
};

/** The options of the HTTP request that a Graph request becomes. */
async function optionsOf(request: GraphRequest, timeoutMs?: number): Promise<IHttpRequestOptions> {
	const asked: IHttpRequestOptions[] = [];
	const channel = {
		provider: meta,
		credentials: { accessToken: 'TOKEN', phoneNumberId: '106540352242922' },
		transport: async (options: IHttpRequestOptions) => {
			asked.push(options);
			return await Promise.resolve({
				statusCode: 200,
				headers: {},
				body: { id: '1', messages: [{ id: 'wamid.1' }] },
			});
		},
	};
	await send(channel as unknown as Channel, request, { timeoutMs });
	return asked[0] ?? { url: '' };
}

it.each([
	['a message a minute', text, 60_000],
	['an upload ten minutes', upload, 600_000],
	['a download ten minutes', download, 600_000],
])('gives %s', async (_what, request, timeoutMs) => {
	expect((await optionsOf(request)).timeout).toBe(timeoutMs);
});

it('takes the time that it is given', async () => {
	expect((await optionsOf(text, 5_000)).timeout).toBe(5_000);
});

it('follows no redirect of what changes something', async () => {
	expect((await optionsOf(text)).disableFollowRedirect).toBe(true);
	const read: GraphRequest = { method: 'GET', on: 'phoneNumber' };
	expect((await optionsOf(read)).disableFollowRedirect).toBeUndefined();
});
