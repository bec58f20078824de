import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { IBinaryData, IWebhookFunctions } from 'n8n-workflow';
import { Downloads } from '../../../nodes/WhatsAppGroups/core/webhooks/download';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';
import { emulatorCredentials, openAction } from '../../support/actionHost';
import { HostileServer } from '../../support/hostileServer';

const megabyte = 1024 * 1024;
const content = Buffer.from('%PDF of 20 bytes …');
const sha256 = createHash('sha256').update(content).digest('base64');

/** Stores a file nowhere. */
async function drain(
	stream: Buffer | Readable,
	fileName?: string,
	mimeType = '',
): Promise<IBinaryData> {
	await finished((stream as Readable).resume());
	return { data: '', fileName, mimeType };
}

describe('the file of a message', () => {
	let server: HostileServer;
	/** What is said about the file when its ID is asked for. */
	let about: object;
	let sendFile: HostileServer['answer'];
	let decryptions: jest.SpyInstance;

	beforeEach(async () => {
		server = await HostileServer.open();
		about = {};
		sendFile = (response) => response.end(content);
		server.answer = (response, path) =>
			path.endsWith('/file')
				? sendFile(response, path)
				: response.end(JSON.stringify({ url: `${server.url}/file`, ...about }));
	});
	afterEach(async () => {
		jest.restoreAllMocks();
		await server.close();
	});

	function open(largestBytes = megabyte, provider = meta): Downloads {
		const credentials = { ...emulatorCredentials, baseUrl: server.url };
		const context = openAction({ parameters: {}, credentials });
		decryptions = jest.spyOn(context, 'getCredentials');
		jest.spyOn(context.helpers, 'prepareBinaryData').mockImplementation(drain);
		return new Downloads(context as unknown as IWebhookFunctions, provider, largestBytes);
	}

	const fetch = async (more: object = {}, downloads = open()) =>
		await downloads.fetch({
			id: '1',
			fileName: 'a.pdf',
			mimeType: 'application/pdf; x=1',
			...more,
		});

	it('is stored with its name and type when it is as large as the limit', async () => {
		about = { file_size: content.length, sha256 };
		expect(await fetch({ sha256 }, open(content.length))).toMatchObject({
			binary: { fileName: 'a.pdf', mimeType: 'application/pdf' },
		});
	});

	it('is not even asked for when what is said about it is too large', async () => {
		about = { file_size: 2 * megabyte };
		sendFile = () => expect(true).toBe(false);
		expect(await fetch()).toEqual({
			reason: 'The file has 2.0 MB, which exceeds the limit of 1.0 MB',
		});
	});

	it('is let go of as soon as its length says that it is too large', async () => {
		sendFile = (response) => {
			response.writeHead(200, { 'content-length': String(3 * megabyte) });
			response.write('x');
		};
		expect(await fetch()).toEqual({
			reason: 'The file has 3.0 MB, which exceeds the limit of 1.0 MB',
		});
		while (server.letGo === 0) await new Promise((resolve) => setTimeout(resolve, 5));
	});

	it.each(['endless', 'packed'] as const)(
		'is given up at the limit when it is %s',
		async (kind) => {
			sendFile = server[kind];
			expect(await fetch()).toEqual({
				reason: 'The file has more than 1.0 MB, which is the limit',
			});
			expect(server.sent).toBeLessThan(32 * megabyte);
		},
	);

	it('is given up when its time is over, however steadily it comes', async () => {
		sendFile = server.dripping;
		const now = jest.spyOn(performance, 'now').mockReturnValue(0);
		const downloads = open();
		now.mockReturnValue(29_500);
		expect(await fetch({}, downloads)).toEqual({
			reason: expect.stringMatching(/too slowly|did not answer in time|not complete/),
		});
		now.mockReturnValue(30_000);
		expect(await fetch({}, downloads)).toEqual({
			reason: 'There was no time left for it: the files of one webhook have 30 seconds together',
		});
	});

	it('is not asked for any more when those of its webhook have 256 MB together', async () => {
		let asked = 0;
		sendFile = (response, path) => {
			asked += 1;
			server.packed(response, path);
		};
		const downloads = open(100 * megabyte);
		// Each has 64 MB when it is unpacked; nothing keeps them.
		for (let count = 0; count < 4; count++)
			expect(await fetch({}, downloads)).toHaveProperty('binary');
		expect(await fetch({}, downloads)).toEqual({
			reason: 'There was no room left for it: the files of one webhook have 256.0 MB together',
		});
		expect(asked).toBe(4);
		expect(await fetch({}, open(100 * megabyte))).toHaveProperty('binary');
	});

	it.each<[what: string, said: object, message: object, send?: HostileServer['answer']]>([
		['not the one of the message', {}, { sha256: 'another' }],
		['not the one that is asked about', { sha256: 'another' }, { sha256 }],
	])('is damaged when its hash is %s', async (_what, said, message) => {
		about = said;
		expect(await fetch(message)).toEqual({
			reason: 'The file is damaged: its SHA-256 hash is not the one that was announced',
		});
	});

	it('may have its hash in hexadecimal digits', async () => {
		const hex = Buffer.from(sha256, 'base64').toString('hex').toUpperCase();
		expect(await fetch({ sha256: hex })).toHaveProperty('binary');
	});

	it('is none when a page to log in on comes', async () => {
		sendFile = (response) => {
			response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
			response.end('<html>Log in</html>');
		};
		expect(await fetch()).toEqual({ reason: 'A web page came instead of the file' });
		expect(await fetch({ mimeType: 'text/html' })).toHaveProperty('binary');
	});

	it('is not complete when the connection breaks', async () => {
		sendFile = (response) => {
			response.writeHead(200, { 'content-length': '1000' });
			response.write('x', () => response.destroy());
		};
		expect(await fetch()).toEqual({ reason: 'The file is not complete' });
	});

	it('is a reason in the item when it cannot be had', async () => {
		server.answer = (response) => response.writeHead(404).end('{}');
		expect(await fetch()).toEqual({ reason: expect.stringMatching(/\w/) });
		expect(await fetch({}, open(100, { ...oneMsg, webhooks: undefined }))).toEqual({
			reason: '1msg.io does not provide files here',
		});
	});

	it('costs one decryption for all files of a webhook', async () => {
		const downloads = open();
		for (let count = 0; count < 20; count++) await fetch({}, downloads);
		expect(decryptions).toHaveBeenCalledTimes(1);
	});
});
