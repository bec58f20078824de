import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

let host: EmulatorHost;
beforeAll(async () => {
	host = await startEmulatorHost();
});
afterAll(async () => await host.close());

it('uploads a document of 100 MB from the disk while the memory grows by less than 50 MB', async () => {
	const script = path.join(__dirname, 'memoryOfUpload.ts');
	const tsx = require.resolve('tsx/cli');
	const { stdout } = await promisify(execFile)(process.execPath, [tsx, script, JSON.stringify(host.credentials), '100'], { timeout: 55_000 });
	const { grewMegabytes } = JSON.parse(stdout) as { grewMegabytes: number };
	expect(grewMegabytes).toBeLessThan(50);
	const [, large] = await host.requests();
	expect(large).toMatchObject({ status: 200, body: { file: { bytes: 100 * 1024 * 1024 } } });
}, 60_000);
