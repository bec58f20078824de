import { operation } from '../../../nodes/WhatsAppGroups/operations/media/delete';
import { itemWithFile } from '../../support/binaryFiles';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';

it('deletes by media ID', () => {
	expect(requestOf(operation, { mediaId: ' 1037543291543636 ' })).toEqual({
		method: 'DELETE',
		on: { media: '1037543291543636' },
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('deletes the file', async () => {
		const items = [itemWithFile(Buffer.from('%PDF'), { mimeType: 'application/pdf' })];
		const [uploaded] = await host.outputs({ resource: 'media', operation: 'upload' }, { items });
		const mediaId = String(uploaded?.mediaId);
		expect(await host.outputs({ resource: 'media', operation: 'delete', mediaId })).toEqual([
			{ deleted: true, mediaId },
		]);
		expect(host.emulator.state.media.find(mediaId)).toBeUndefined();
	});

	it('says that there is no such file', async () => {
		await expect(
			host.run({ resource: 'media', operation: 'delete', mediaId: '999' }),
		).rejects.toMatchObject({ context: { itemIndex: 0 } });
	});
});
