import { itemWithFile } from '../../support/binaryFiles';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

let host: EmulatorHost;
beforeAll(async () => {
	host = await startEmulatorHost();
});
afterAll(async () => await host.close());

describe('a file that n8n has in memory', () => {
	const content = Buffer.alloc(3000, 7);
	const base64 = content.toString('base64');
	const upload = { resource: 'media', operation: 'upload' };
	it.each([
		['in lines', base64.replace(/(.{76})/g, '$1\n')],
		['in lines as mail has them', base64.replace(/(.{64})/g, '$1\r\n')],
		['as a data URI', `data:image/png;base64,${base64}`],
		[
			'as a data URI in lines',
			`data:image/png;charset=utf-8;base64,${base64.replace(/(.{76})/g, '$1\n')}`,
		],
		[
			'in the base64 of addresses',
			base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''),
		],
	])('%s goes up with its real length', async (_how, data) => {
		const items = [
			{ json: {}, binary: { data: { mimeType: 'image/png', fileName: 'a.png', data } } },
		];
		expect(await host.outputs(upload, { items })).toMatchObject([
			{ mimeType: 'image/png', fileSize: 3000 },
		]);
	});

	it('of 5 MB is not too large because of its line breaks', async () => {
		const item = itemWithFile(Buffer.alloc(5 * 1024 * 1024 - 1000, 1), { mimeType: 'image/png' });
		const file = item.binary?.data;
		if (file) file.data = file.data.replace(/(.{76})/g, '$1\r\n');
		expect(await host.outputs(upload, { items: [item] })).toMatchObject([
			{ fileSize: 5 * 1024 * 1024 - 1000 },
		]);
	});
});
