import { itemWithFile, itemWithStoredFile, keepFilesOnDisk } from '../../support/binaryFiles';
import { template, useResumedSending, type Given } from '../../support/resumedSending';

const disk = keepFilesOnDisk();
const sending = useResumedSending();

async function uploads(): Promise<number> {
	const requests = await sending.host.requests();
	return requests.filter(({ path }) => path.endsWith('/media')).length;
}

/** A file that begins as a PNG does. */
const png = (content: string) =>
	Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(content)]);
const picture = (content: string, fileName = 'a.png', field = 'data') =>
	itemWithFile(png(content), { mimeType: 'image/png', fileName }, field);
const storedPicture = async (content: string, fileName = 'a.png') =>
	await itemWithStoredFile(disk, png(content), { mimeType: 'image/png', fileName });
const media: Given = { operation: 'sendMedia', mediaType: 'image', caption: 'The floor plan' };

describe('a file', () => {
	const floorplan = template({ header_image: 'picture', body_1: '12 Oak St' });

	it('in the header of a template is another message when it is another file', async () => {
		expect(await sending.isSkipped(floorplan, picture('AAAA', 'a.png', 'picture'))).toBe(false);
		expect(await sending.isSkipped(floorplan, picture('BBBBBBBB', 'b.png', 'picture'))).toBe(false);
		expect(await sending.isSkipped(floorplan, picture('AAAA', 'a.png', 'picture'))).toBe(true);
	});

	it('is another one with the same name and size, too', async () => {
		expect(await sending.isSkipped(media, picture('AAAA'))).toBe(false);
		expect(await sending.isSkipped(media, picture('BBBB'))).toBe(false);
		expect(await sending.isSkipped(media, await storedPicture('CCCC'))).toBe(false);
		expect(await sending.host.sentTo(sending.groupId)).toHaveLength(3);
	});

	it('is the same on the disk, in memory, and in whichever field of the item', async () => {
		expect(await sending.isSkipped(media, await storedPicture('AAAA'))).toBe(false);
		const before = await uploads();
		expect(await sending.isSkipped(media, await storedPicture('AAAA'))).toBe(true);
		expect(await sending.isSkipped(media, picture('AAAA', 'b.png'))).toBe(true);
		const other = { ...media, binaryPropertyName: 'plan' };
		expect(await sending.isSkipped(other, picture('AAAA', 'a.png', 'plan'))).toBe(true);
		expect(await uploads()).toBe(before);
	});

	it('is another message as a document with another name', async () => {
		const document = { ...media, mediaType: 'document' };
		const file = (fileName: string) =>
			itemWithFile(Buffer.from('%PDF-1.4'), { mimeType: 'application/pdf', fileName });
		expect(await sending.isSkipped(document, file('a.pdf'))).toBe(false);
		expect(await sending.isSkipped(document, file('b.pdf'))).toBe(false);
		expect(await sending.isSkipped(document, file('a.pdf'))).toBe(true);
	});

	it('behind a media ID is the same, whether or not its item has a name for it', async () => {
		const [{ mediaId = '' } = {}] = await sending.host.outputs(
			{ resource: 'media', operation: 'upload' },
			{ items: [itemWithFile(Buffer.from('%PDF-1.4'), { mimeType: 'application/pdf' })] },
		);
		const byMediaId = { ...media, mediaType: 'document', mediaSource: 'id', mediaId };
		expect(await sending.isSkipped(byMediaId)).toBe(false);
		expect(await sending.isSkipped(byMediaId)).toBe(true);
		expect(await sending.isSkipped(byMediaId, { json: { mediaId } })).toBe(true);
	});

	it('is another message with another caption, and by another link', async () => {
		const byLink = (mediaLink: string) => ({ ...media, mediaSource: 'link', mediaLink });
		expect(await sending.isSkipped(media, picture('AAAA'))).toBe(false);
		expect(
			await sending.isSkipped({ ...media, caption: 'The new floor plan' }, picture('AAAA')),
		).toBe(false);
		expect(await sending.isSkipped(byLink('https://example.com/a.png'))).toBe(false);
		expect(await sending.isSkipped(byLink('https://example.com/b.png'))).toBe(false);
		expect(await sending.isSkipped(byLink(' https://example.com/a.png'))).toBe(true);
	});

	it('that cannot be read while the list is looked up is not sent, to none of several groups', async () => {
		const { host, groupId } = sending;
		const other = (await host.createOpenGroup()).groupId;
		const item = await storedPicture('AAAA');
		const several = { ...media, sendTo: 'groups', groupIds: [groupId, other] };
		const parameters = sending.parametersOf(several) as never;
		const run = async () => await host.outputs(parameters, { items: [item], continueOnFail: true });
		await run();
		const metadata = jest.spyOn(disk, 'getMetadata');
		metadata.mockRejectedValueOnce(new Error('The storage does not answer'));
		const message = expect.stringContaining('The storage does not answer');
		expect(await run()).toEqual([
			{ groupId, error: expect.objectContaining({ message, groupId }) },
			{ groupId: other, error: expect.objectContaining({ message, groupId: other }) },
		]);
		metadata.mockRestore();
		expect(await run()).toEqual([
			{ groupId, skipped: true },
			{ groupId: other, skipped: true },
		]);
		expect(await host.sentTo(groupId)).toHaveLength(1);
	});
});

it('the same file twice in a list is two messages, and both are known again', async () => {
	const items = ['AAAA', 'BBBB', 'AAAA'].map((content) => picture(content));
	const { host, groupId } = sending;
	const run = async () => await host.outputs(sending.parametersOf(media) as never, { items });
	expect((await run()).filter(({ messageId }) => messageId)).toHaveLength(3);
	expect(await run()).toEqual(items.map(() => ({ groupId, skipped: true })));
});

it('nothing is sent when the execution is stopped while files are read for the look-up', async () => {
	const { host } = sending;
	const items = [await storedPicture('AAAA'), await storedPicture('BBBB')];
	const parameters = sending.parametersOf(media) as never;
	await host.outputs(parameters, { items: items.slice(1) });
	const before = (await host.requests()).length;
	const stop = new AbortController();
	const metadata = jest.spyOn(disk, 'getMetadata').mockImplementationOnce(async () => {
		stop.abort();
		return await Promise.reject(new Error('Stopped'));
	});
	await host.run(parameters, { items, abortSignal: stop.signal, continueOnFail: true });
	metadata.mockRestore();
	expect(await host.requests()).toHaveLength(before);
	expect(await host.outputs(parameters, { items })).toEqual([
		expect.objectContaining({ messageId: expect.any(String) }),
		{ groupId: sending.groupId, skipped: true },
	]);
});
