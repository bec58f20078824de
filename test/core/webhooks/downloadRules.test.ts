import { createHash } from 'node:crypto';
import type { EventFile } from '../../../nodes/WhatsAppGroups/core/declarations/trigger';
import { Downloads } from '../../../nodes/WhatsAppGroups/core/webhooks/download';
import { FakeFiles, fileUrl } from './fakeFiles';

const largest = 1024 * 1024;
const sha256 = createHash('sha256').update('content').digest('base64');

let files: FakeFiles;
beforeEach(() => (files = new FakeFiles()));
afterEach(() => jest.restoreAllMocks());

const open = () => new Downloads(files.context, files.provider, largest);

const fetch = async (file: EventFile = { id: '1' }, downloads = open()) =>
	await downloads.fetch(file);

const urls = () => files.asked.map(({ url }) => url);

describe('a file', () => {
	it('is asked about by its ID, fetched, and stored with its name and type', async () => {
		const file = { id: '1', fileName: 'a.pdf', mimeType: 'application/pdf; x=1' };
		expect(await fetch(file)).toEqual({
			binary: { fileName: 'a.pdf', mimeType: 'application/pdf', data: 'content' },
		});
		expect(urls()).toEqual(['about/1', fileUrl]);
	});

	it('is fetched where it lies when it has no ID', async () => {
		expect(await fetch({ url: fileUrl })).toMatchObject({ binary: { data: 'content' } });
		expect(urls()).toEqual([fileUrl]);
	});

	it('has the type that is known where the event says none', async () => {
		files.about = { ...files.about, mime_type: 'image/png' };
		expect(await fetch()).toMatchObject({ binary: { mimeType: 'image/png' } });
	});

	it.each(['mediaRequest', 'fileRequest'])('cannot be had without a %s', async (missing) => {
		Object.assign(files.provider.webhooks ?? {}, { [missing]: undefined });
		expect(await fetch()).toEqual({ reason: 'Acme does not provide files here' });
		expect(files.asked).toEqual([]);
	});

	it('costs no more decryptions than one, with all others of its webhook', async () => {
		const downloads = open();
		for (const id of ['1', '2']) await fetch({ id }, downloads);
		expect(files.getCredentials).toHaveBeenCalledTimes(1);
	});
});

describe('a file is a reason in the item', () => {
	const tooLarge = { reason: 'The file has 1.0 MB, which exceeds the limit of 1.0 MB' };

	it('when it is said to be too large, and is not fetched then', async () => {
		files.about = { ...files.about, file_size: largest + 1 };
		expect(await fetch()).toEqual(tooLarge);
		expect(urls()).toEqual(['about/1']);
		files.about = { ...files.about, file_size: largest };
		expect(await fetch()).toHaveProperty('binary');
	});

	it('when it says itself that it is too large, and is let go of then', async () => {
		files.headers = { 'content-length': String(largest + 1) };
		expect(await fetch()).toEqual(tooLarge);
		expect(files.streams[0]?.destroyed).toBe(true);
		files.headers = { 'content-length': String(largest) };
		expect(await fetch()).toHaveProperty('binary');
	});

	it('when it turns out to be too large', async () => {
		files.chunks = ['x'.repeat(largest), 'x'];
		expect(await fetch()).toEqual({ reason: expect.stringContaining('has more than 1.0 MB') });
	});

	it('when a web page comes instead, unless it was to be one', async () => {
		files.headers = { 'content-type': 'text/html' };
		expect(await fetch({ id: '1', mimeType: 'image/png' })).toEqual({
			reason: 'A web page came instead of the file',
		});
		expect(files.streams[0]?.destroyed).toBe(true);
		expect(await fetch({ id: '1', mimeType: 'text/html; x=1' })).toHaveProperty('binary');
	});

	it('when it breaks off', async () => {
		files.chunks = ['x', new Error('cut')];
		expect(await fetch()).toEqual({ reason: 'The file is not complete' });
	});

	it.each([
		['of the event', 'x', sha256],
		['that it is said to have', sha256, 'x'],
		['of the event, which is all that is known', 'x', undefined],
	])('when its hash is not the one %s', async (_whose, announced, said) => {
		files.about = { ...files.about, sha256: said };
		expect(await fetch({ id: '1', sha256: announced })).toEqual({
			reason: 'The file is damaged: its SHA-256 hash is not the one that was announced',
		});
		files.about = { ...files.about, sha256: said && sha256 };
		expect(await fetch({ id: '1', sha256 })).toHaveProperty('binary');
	});

	it('when the provider refuses it, or where it lies is not said', async () => {
		files.status = 404;
		expect(await fetch()).toEqual({ reason: expect.stringMatching(/\w/) as string });
		files.about = {};
		await fetch();
		expect(urls().at(-1)).toBe('');
	});

	it('also when nobody says what went wrong', async () => {
		files.getCredentials.mockRejectedValue('no error');
		expect(await fetch()).toEqual({ reason: 'The file could not be downloaded' });
	});
});

describe('the files of one webhook', () => {
	it.each([
		[0, 15_000],
		[14_999, 15_000],
		[20_000, 10_000],
		[29_999, 1],
	])('have thirty seconds, and each one fifteen: after %d ms', async (usedMs, timeout) => {
		const now = jest.spyOn(performance, 'now').mockReturnValue(5_000);
		const downloads = open();
		now.mockReturnValue(5_000 + usedMs);
		expect(await fetch({ url: fileUrl }, downloads)).toHaveProperty('binary');
		expect(files.asked[0]?.timeout).toBe(timeout);
	});

	it('are not fetched when that is over', async () => {
		const now = jest.spyOn(performance, 'now').mockReturnValue(5_000);
		const downloads = open();
		now.mockReturnValue(35_000);
		expect(await fetch({ id: '1' }, downloads)).toEqual({
			reason: 'There was no time left for it: the files of one webhook have 30 seconds together',
		});
		expect(files.asked).toEqual([]);
	});
});
