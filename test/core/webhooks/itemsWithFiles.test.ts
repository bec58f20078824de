import type { IDataObject } from 'n8n-workflow';
import type { Occurrence } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import { toItems } from '../../../nodes/WhatsAppGroups/core/webhooks/toItems';
import { catalogueWith } from './fakeCatalogue';
import { FakeFiles, fileUrl } from './fakeFiles';

let files: FakeFiles;
beforeEach(() => (files = new FakeFiles()));

async function itemsFor(options: IDataObject, ...events: IDataObject[]) {
	files.options = { downloadMedia: true, ...options };
	const { context, provider } = files;
	const occurrences = events.map((json) => ({ json, raw: {} }) as unknown as Occurrence);
	return await toItems({ context, provider, catalogue: catalogueWith({}) }, occurrences);
}

const withFile = { eventId: 'a', file: fileUrl };

it('an item has its file under "data", or the name that the user chose, and says which', async () => {
	for (const [binaryField, field] of [
		[undefined, 'data'],
		['', 'data'],
		['photo', 'photo'],
	]) {
		const [item, other] = await itemsFor({ binaryField }, withFile, { eventId: 'b' });
		expect(item).toMatchObject({
			json: { eventId: 'a', download: { binaryField: field } },
			binary: { [String(field)]: { data: 'content' } },
		});
		expect(other).not.toHaveProperty('binary');
		expect(other).not.toHaveProperty('json.download');
	}
});

it.each([
	[undefined, 16],
	[2, 2],
])('a file has %j megabytes at most, which are %d', async (largestFile, megabytes) => {
	const bytes = megabytes * 1024 * 1024;
	files.headers = { 'content-length': String(bytes) };
	expect((await itemsFor({ largestFile }, withFile))[0]).toHaveProperty('binary');
	files.headers = { 'content-length': String(bytes + 1) };
	expect((await itemsFor({ largestFile }, withFile))[0]).toMatchObject({
		json: { download: { reason: expect.stringContaining(`limit of ${megabytes}.0 MB`) as string } },
	});
});

it('four files are fetched at once', async () => {
	let [underWay, most] = [0, 0];
	const { helpers } = files.context;
	const prepareBinaryData = async () => {
		most = Math.max(most, (underWay += 1));
		await new Promise((resolve) => setImmediate(resolve));
		underWay -= 1;
		return {};
	};
	jest.spyOn(files, 'context', 'get').mockReturnValue({
		...files.context,
		helpers: { ...helpers, prepareBinaryData },
	} as never);
	await itemsFor({}, ...Array.from({ length: 9 }, () => withFile));
	expect(most).toBe(4);
});
