import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Channel } from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { send, type SendTimes } from '../../../nodes/WhatsAppGroups/core/sending/send';
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

/** The HTTP options that a Graph request becomes, and how long all of it may take. */
async function ask(
	request: GraphRequest,
	times: SendTimes = {},
): Promise<IHttpRequestOptions & { totalMs?: number }> {
	const asked: Array<IHttpRequestOptions & { totalMs?: number }> = [];
	const channel = {
		provider: meta,
		credentials: { accessToken: 'TOKEN', phoneNumberId: '106540352242922' },
		transport: async (options: IHttpRequestOptions, totalMs: number) => {
			asked.push({ ...options, totalMs });
			return await Promise.resolve({
				statusCode: 200,
				headers: {},
				body: { id: '1', messages: [{ id: 'wamid.1' }] },
			});
		},
	};
	await send(channel as unknown as Channel, request, times);
	return asked[0] ?? { url: '' };
}

it.each([
	['a message a minute', text, 60_000, 60_000],
	['an upload ten minutes of silence, and half an hour', upload, 600_000, 1_800_000],
	['a download ten minutes of silence, and half an hour', download, 600_000, 1_800_000],
])('gives %s', async (_what, request, timeout, totalMs) => {
	expect(await ask(request)).toMatchObject({ timeout, totalMs });
});

it('takes the times that it is given', async () => {
	expect(await ask(text, { timeoutMs: 5_000 })).toMatchObject({ timeout: 5_000, totalMs: 5_000 });
	expect(await ask(text, { timeoutMs: 5_000, totalMs: 7_000 })).toMatchObject({
		timeout: 5_000,
		totalMs: 7_000,
	});
	expect(await ask(download, { totalMs: 7_000 })).toMatchObject({
		timeout: 600_000,
		totalMs: 7_000,
	});
});

it('follows no redirect, of a change or of a read', async () => {
	expect((await ask(text)).disableFollowRedirect).toBe(true);
	const read: GraphRequest = { method: 'GET', on: 'phoneNumber' };
	expect((await ask(read)).disableFollowRedirect).toBe(true);
});
