import { execFile } from 'node:child_process';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

let host: EmulatorHost;
beforeAll(async () => {
	host = await startEmulatorHost();
});
afterAll(async () => await host.close());

const megabytes = 100;

/**
 * By how many megabytes a process grows that transfers a file between its disk and the emulator.
 */
async function growthOf(operation: 'upload' | 'download', what: string): Promise<number> {
	const script = path.join(__dirname, 'memoryOfTransfer.ts');
	const args = [
		require.resolve('tsx/cli'),
		'--expose-gc',
		script,
		JSON.stringify(host.credentials),
		operation,
		what,
	];
	const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 55_000 });
	return (JSON.parse(stdout) as { grewMegabytes: number }).grewMegabytes;
}

it('uploads a document of 100 MB as a stream: the memory grows by less than 50 MB', async () => {
	expect(await growthOf('upload', String(megabytes))).toBeLessThan(50);
	const uploads = (await host.requests()).filter(({ path: address }) => address.endsWith('/media'));
	expect(uploads.at(-1)).toMatchObject({
		status: 200,
		body: { file: { bytes: megabytes * 1024 * 1024 } },
	});
}, 60_000);

it('downloads one as a stream, too', async () => {
	const content = Readable.from(
		Array.from({ length: megabytes }, (_value, index) => Buffer.alloc(1024 * 1024, index)),
	);
	const { id } = await host.emulator.state.media.upload(content, {
		phoneNumberId: '106540352242922',
		mimeType: 'application/pdf',
	});
	expect(await growthOf('download', id)).toBeLessThan(50);
}, 60_000);
