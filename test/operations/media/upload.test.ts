import { createHash } from 'node:crypto';
import { keepFilesOnDisk, itemWithFile, itemWithStoredFile } from '../../support/binaryFiles';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

const parameters = { resource: 'media', operation: 'upload' };
const pdf = { mimeType: 'application/pdf', fileName: 'Größe A.pdf' };

let host: EmulatorHost;
beforeEach(async () => {
	host = await startEmulatorHost();
});
afterEach(async () => await host.close());

it('uploads a file from memory and gives its media ID', async () => {
	const [uploaded] = await host.outputs(parameters, {
		items: [itemWithFile(Buffer.from('%PDF'), pdf)],
	});
	expect(uploaded).toEqual({
		mediaId: expect.stringMatching(/^\d+$/),
		mimeType: 'application/pdf',
		fileName: pdf.fileName,
		fileSize: 4,
		expiresAt: expect.stringMatching(/^\d{4}-.*Z$/),
	});
	expect((await host.requests()).at(-1)).toMatchObject({
		method: 'POST',
		path: '/v25.0/106540352242922/media',
		body: {
			messaging_product: 'whatsapp',
			type: 'application/pdf',
			file: { filename: pdf.fileName, mimeType: 'application/pdf', bytes: 4 },
		},
		status: 200,
	});
});

it('uploads a file from the disk, byte for byte', async () => {
	const content = Buffer.from(
		Array.from({ length: 300_000 }, (_value, index) => (index * 31) % 256),
	);
	const item = await itemWithStoredFile(keepFilesOnDisk(), content, pdf);
	const [uploaded] = await host.outputs(parameters, { items: [item] });
	const media = host.emulator.state.media.find(String(uploaded?.mediaId));
	expect(media).toMatchObject({
		bytes: 300_000,
		sha256: createHash('sha256').update(content).digest('base64'),
	});
});

it('uploads the same file once per run, and another file on its own', async () => {
	const items = ['one', 'one', 'two'].map((text) => itemWithFile(Buffer.from(text), pdf));
	const [first, second, third] = await host.outputs(parameters, { items });
	expect(second?.mediaId).toBe(first?.mediaId);
	expect(third?.mediaId).not.toBe(first?.mediaId);
	expect(await host.requests()).toHaveLength(2);
});

it('opens the file anew when the upload has to be sent again', async () => {
	await host.emulator.control('POST', '/faults', { kind: 'refuse', code: 131057 });
	const item = await itemWithStoredFile(keepFilesOnDisk(), Buffer.from('%PDF'), pdf);
	const [uploaded] = await host.outputs(parameters, { items: [item] });
	expect(uploaded).toHaveProperty('mediaId');
	expect(await host.requests()).toHaveLength(2);
});

it.each([
	['a wrong type', { mimeType: 'image/gif' }, 'WhatsApp does not accept files of type "image/gif"'],
	['an empty file', pdf, 'The file is empty'],
])('refuses %s before anything is sent', async (_what, file, message) => {
	const content = message.includes('empty') ? Buffer.alloc(0) : Buffer.from('GIF89a');
	const run = host.run(parameters, { items: [itemWithFile(content, file)] });
	await expect(run).rejects.toMatchObject({
		message,
		description: expect.stringContaining('Nothing was sent'),
		context: { itemIndex: 0 },
	});
	expect(await host.requests()).toEqual([]);
});

it('takes the type from the options, or from the name of the file', async () => {
	const items = [
		itemWithFile(Buffer.from('x'), { mimeType: 'application/octet-stream', fileName: 'a.docx' }),
	];
	const [byName] = await host.outputs(parameters, { items });
	expect(byName?.mimeType).toBe(
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	);
	const [byOption] = await host.outputs(
		{ ...parameters, options: { mimeType: 'audio/ogg; codecs=opus', fileName: 'b.ogg' } },
		{ items },
	);
	expect(byOption).toMatchObject({ mimeType: 'audio/ogg', fileName: 'b.ogg' });
});

it('says which field lacks the file', async () => {
	await expect(
		host.run({ ...parameters, binaryPropertyName: 'file' }, { items: [{ json: {}, binary: {} }] }),
	).rejects.toThrow("no binary field 'file'");
});

it('says that the outcome is unknown when the connection breaks during the upload', async () => {
	await host.emulator.control('POST', '/faults', { kind: 'cut-before' });
	const item = await itemWithStoredFile(keepFilesOnDisk(), Buffer.alloc(5_000_000), pdf);
	await expect(host.run(parameters, { items: [item] })).rejects.toThrow(/WhatsApp did not answer/);
});
