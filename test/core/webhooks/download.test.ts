import { PassThrough } from 'node:stream';
import type { IBinaryData, IWebhookFunctions } from 'n8n-workflow';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { downloadFile } from '../../../nodes/WhatsAppGroups/core/webhooks/download';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';

const mockSend = jest.fn<Promise<unknown>, [unknown, GraphRequest]>();
jest.mock('../../../nodes/WhatsAppGroups/core/sending/send', () => ({
	openChannel: async () => await Promise.resolve({}),
	send: async (channel: unknown, request: GraphRequest) => await mockSend(channel, request),
}));

const context = {
	helpers: {
		prepareBinaryData: async (_stream: unknown, fileName?: string, mimeType?: string) =>
			await Promise.resolve({ data: 'stored', fileName, mimeType } as IBinaryData),
	},
} as unknown as IWebhookFunctions;

describe('the file of a message', () => {
	let stream: PassThrough;
	const comesWith = (headers: object) => mockSend.mockResolvedValueOnce({ stream, headers });
	beforeEach(() => {
		mockSend.mockReset();
		stream = new PassThrough();
	});

	it('is stored with its name and type when it is as large as the limit', async () => {
		comesWith({ 'content-length': '100' });
		const file = {
			url: 'https://files.example/a',
			fileName: 'a.ogg',
			mimeType: 'audio/ogg; codecs=opus',
		};
		expect(await downloadFile(context, { provider: oneMsg, file, largestBytes: 100 })).toEqual({
			binary: { data: 'stored', fileName: 'a.ogg', mimeType: 'audio/ogg' },
		});
		expect(stream.destroyed).toBe(false);
	});

	it('is let go of as soon as its length says that it is too large', async () => {
		comesWith({ 'content-length': String(2 * 1024 * 1024) });
		expect(
			await downloadFile(context, {
				provider: oneMsg,
				file: { url: 'https://files.example/a' },
				largestBytes: 1024 * 1024,
			}),
		).toEqual({ reason: 'The file has 2.0 MB, which exceeds the limit of 1.0 MB' });
		expect(stream.destroyed).toBe(true);
	});

	it('is not even asked for when what is said about it is too large', async () => {
		mockSend.mockResolvedValueOnce({ url: 'https://files.example/a', file_size: 101 });
		expect(
			await downloadFile(context, { provider: oneMsg, file: { id: '1' }, largestBytes: 100 }),
		).toHaveProperty('reason');
		expect(mockSend).toHaveBeenCalledTimes(1);
	});

	it('is a reason in the item when it cannot be had', async () => {
		mockSend.mockRejectedValueOnce(new Error('Gone'));
		expect(
			await downloadFile(context, { provider: oneMsg, file: { id: '1' }, largestBytes: 100 }),
		).toEqual({ reason: 'Gone' });
		expect(
			await downloadFile(context, {
				provider: { ...oneMsg, webhooks: undefined },
				file: { id: '1' },
				largestBytes: 100,
			}),
		).toEqual({ reason: '1msg.io does not provide files here' });
	});
});
