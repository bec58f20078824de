import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeFolder } from '../../n8nServer/cacheFolder';
import { ensureN8n } from '../../n8nServer/install';
import { makeTemporaryFolder } from '../support/temporaryFolder';

describe('the install of n8n', () => {
	const path = process.env['PATH'];
	let folder: string;
	let options: { manifestFolder: string; cacheRoot: string };

	/** A stand-in for npm: what it does decides how the install goes. */
	function npmDoes(script: string): void {
		writeFileSync(join(folder, 'bin/npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
	}

	beforeEach(() => {
		folder = makeTemporaryFolder('install');
		options = { manifestFolder: join(folder, 'manifest'), cacheRoot: join(folder, 'cache') };
		for (const name of ['bin', 'manifest', 'cache']) mkdirSync(join(folder, name));
		writeFileSync(join(folder, 'manifest/package.json'), '{}');
		writeFileSync(
			join(folder, 'manifest/package-lock.json'),
			'{ "packages": { "": {}, "node_modules/n8n": {} } }',
		);
		process.env['PATH'] = `${join(folder, 'bin')}:${path ?? ''}`;
	});

	afterEach(() => {
		process.env['PATH'] = path;
	});

	const node = `node_modules/node-${process.platform}-${process.arch}/bin`;
	const goodInstall = `mkdir -p ${node} && ln -sf ${process.execPath} ${node}/node && mkdir -p node_modules/sqlite3 && echo '' > node_modules/sqlite3/index.js`;

	it('gets its name only when it is complete', async () => {
		npmDoes(goodInstall);
		const { node: found } = await ensureN8n(options);
		expect(found.startsWith(treeFolder(options.manifestFolder, options.cacheRoot))).toBe(true);
		expect(readdirSync(options.cacheRoot)).toHaveLength(1);
	});

	it('is not done again when it is there', async () => {
		npmDoes(goodInstall);
		await ensureN8n(options);
		npmDoes('exit 1');
		await expect(ensureN8n(options)).resolves.toBeDefined();
	});

	it('leaves nothing behind without a network, and says what to do', async () => {
		npmDoes('echo "npm error code ENOTFOUND" >&2; exit 1');
		await expect(ensureN8n(options)).rejects.toThrow('The npm registry cannot be reached');
		expect(readdirSync(options.cacheRoot)).toEqual([]);
	});

	it('says what SQLite needs when its driver could not be made', async () => {
		npmDoes(goodInstall.replace("echo '' >", "echo 'throw 1' >"));
		await expect(ensureN8n(options)).rejects.toThrow('install make, g++ and python3');
		expect(readdirSync(options.cacheRoot)).toEqual([]);
	});

	it('clears away the half of an install that was broken off', async () => {
		const half = `${treeFolder(options.manifestFolder, options.cacheRoot)}.partial-1`;
		mkdirSync(join(half, 'node_modules'), { recursive: true });
		npmDoes(goodInstall);
		await ensureN8n(options);
		expect(existsSync(half)).toBe(false);
	});
});
