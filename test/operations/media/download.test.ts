import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepFilesOnDisk } from '../../support/binaryFiles';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import fixture from '../../fixtures/meta.media_get.response.json';

const parameters = { resource: 'media', operation: 'download' };

let host: EmulatorHost;
beforeEach(async () => {
	host = await startEmulatorHost();
});
afterEach(async () => await host.close());

async function receive(content: string | Buffer): Promise<string> {
	const { groupId } = await host.createGroup();
	const [person] = (await host.seeGroup(groupId)).participants;
	const media = {
		kind: 'document',
		base64: Buffer.from(content).toString('base64'),
		mimeType: 'application/pdf',
	};
	const { mediaId } = await host.emulator.control<{ mediaId: string }>('POST', '/people/write', {
		groupId,
		waId: person?.waId,
		media,
	});
	await host.emulator.control('DELETE', '/requests');
	return mediaId;
}

function urlOf(mediaId: string): string {
	const { media } = host.emulator.state;
	const found = media.find(mediaId);
	if (!found) throw new Error(`There is no media ${mediaId}`);
	return `${host.emulator.url}${media.downloadPath(found)}`;
}

/** Lets the next question for a file be answered with this instead. */
async function answerNext(body: object, count = 1): Promise<void> {
	await host.emulator.control('POST', '/faults', {
		kind: 'http',
		httpStatus: 200,
		body: JSON.stringify(body),
		count,
	});
}

it('brings a file from the disk of WhatsApp to the disk of n8n', async () => {
	const service = keepFilesOnDisk();
	const content = Buffer.alloc(200_000, 'pdf');
	const mediaId = await receive(content);
	const { items } = await host.run({ ...parameters, mediaId, binaryPropertyName: 'file' });
	expect(items).toHaveLength(1);
	const [{ json, binary, pairedItem } = { json: {} }] = items;
	expect(json).toEqual({
		mediaId,
		mimeType: 'application/pdf',
		fileName: `${mediaId}.pdf`,
		fileSize: 200_000,
		sha256: expect.stringMatching(/=$/),
	});
	expect(pairedItem).toEqual({ item: 0 });
	expect(binary?.file).toMatchObject({
		mimeType: 'application/pdf',
		fileName: `${mediaId}.pdf`,
		data: 'filesystem-v2',
	});
	expect(await service.getAsBuffer(binary?.file ?? { data: '', mimeType: '' })).toEqual(content);
});

it('names the file as wished', async () => {
	const mediaId = await receive('%PDF');
	const { items } = await host.run({ ...parameters, mediaId, options: { fileName: 'offer.pdf' } });
	expect(items[0]?.binary?.data).toMatchObject({ fileName: 'offer.pdf', fileExtension: 'pdf' });
});

it('asks once more for the address when it has expired', async () => {
	const mediaId = await receive('%PDF');
	await answerNext({
		...fixture,
		url: `${host.emulator.url}/whatsapp_business/attachments/?mid=${mediaId}&ext=1&hash=old`,
	});
	const [downloaded] = await host.outputs({ ...parameters, mediaId });
	expect(downloaded).toMatchObject({ mediaId, fileSize: 4 });
	expect(await host.requests()).toHaveLength(2);
});

it('but only once', async () => {
	const mediaId = await receive('%PDF');
	await answerNext(
		{
			...fixture,
			url: `${host.emulator.url}/whatsapp_business/attachments/?mid=${mediaId}&ext=1&hash=old`,
		},
		5,
	);
	await expect(host.run({ ...parameters, mediaId })).rejects.toMatchObject({
		httpCode: '404',
		context: { itemIndex: 0 },
	});
	expect(await host.requests()).toHaveLength(2);
});

it('refuses a file whose SHA-256 is another', async () => {
	const mediaId = await receive('%PDF');
	await answerNext({ ...fixture, url: urlOf(mediaId) });
	await expect(host.run({ ...parameters, mediaId })).rejects.toThrow(
		'The downloaded file is damaged: its SHA-256 hash is not the one that WhatsApp reports',
	);
});

it('takes the hash in hexadecimal digits, too', async () => {
	const mediaId = await receive('%PDF');
	const sha256 = Buffer.from(
		host.emulator.state.media.find(mediaId)?.sha256 ?? '',
		'base64',
	).toString('hex');
	await answerNext({ ...fixture, sha256, url: urlOf(mediaId) });
	expect(await host.outputs({ ...parameters, mediaId })).toHaveLength(1);
});

describe('the token', () => {
	let other: Server;
	const seen: string[] = [];
	beforeAll(async () => {
		other = createServer((request, response) => {
			seen.push(String(request.headers.authorization));
			response.end('x');
		});
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	});
	afterAll(() => other.close());

	it.each([
		['another host', () => `http://127.0.0.1:${(other.address() as AddressInfo).port}/file`],
		[
			'a host that only looks like that of Meta',
			() => 'https://lookaside.fbsbx.com.example.com/file',
		],
		['the host of Meta without TLS', () => 'http://lookaside.fbsbx.com/file'],
		['another port of the host of Meta', () => 'https://lookaside.fbsbx.com:8443/file'],
		['the host of Meta with a user name of its own', () => 'https://me@lookaside.fbsbx.com/file'],
	])('never goes to %s', async (_what, address) => {
		await answerNext({ ...fixture, url: address() });
		await expect(host.run({ ...parameters, mediaId: '1' })).rejects.toThrow(
			/the access token is not sent there/,
		);
		expect(seen).toEqual([]);
	});
});

it('says that there is no such file', async () => {
	await expect(host.run({ ...parameters, mediaId: '404404' })).rejects.toMatchObject({
		context: { itemIndex: 0, facts: { code: 100 } },
	});
});

it('says so when the connection breaks on the way, and n8n lives on', async () => {
	const breaking = createServer((request, response) => {
		if (request.url?.startsWith('/v25.0/'))
			return void response
				.setHeader('content-type', 'application/json')
				.end(JSON.stringify({ ...fixture, url: `${addressOf(breaking)}/file` }));
		response.setHeader('content-length', 1000).write('only this');
		setTimeout(() => request.socket.destroy(), 50);
	});
	await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
	const credentials = { ...host.credentials, baseUrl: addressOf(breaking) };
	await expect(host.run({ ...parameters, mediaId: '1' }, { credentials })).rejects.toThrow(
		'The file could not be downloaded completely',
	);
	breaking.close();
});

function addressOf(server: Server): string {
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
