import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeTemporaryFolder } from '../support/temporaryFolder';

const installMissing = resolve(__dirname, '../../scripts/installMissing.js');

/** A checkout with nothing in it but the install, and a stand-in for npm. */
function emptyCheckout(npm: string): {
	folder: string;
	run: (nodeArgs?: string[]) => { status: number | null; said: string };
} {
	const folder = makeTemporaryFolder('checkout');
	mkdirSync(join(folder, 'scripts'));
	mkdirSync(join(folder, 'bin'));
	cpSync(installMissing, join(folder, 'scripts/installMissing.js'));
	writeFileSync(join(folder, 'package-lock.json'), '{}');
	writeFileSync(join(folder, 'bin/npm'), `#!/bin/sh\n${npm}\n`, { mode: 0o755 });
	const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` };
	const run = (nodeArgs: string[] = []) => {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[...nodeArgs, join(folder, 'scripts/installMissing.js')],
			{ cwd: folder, env, encoding: 'utf8' },
		);
		return { status, said: stdout + stderr };
	};
	return { folder, run };
}

describe('the install before npm start and npm test', () => {
	it('says which Node it needs on an old one', () => {
		const { folder, run } = emptyCheckout('exit 0');
		writeFileSync(
			join(folder, 'old.js'),
			"Object.defineProperty(process.versions, 'node', { value: '18.19.1' });",
		);
		expect(run(['-r', join(folder, 'old.js')])).toEqual({
			status: 1,
			said: expect.stringContaining(
				'This needs Node 20.15 or later, and this is Node 18.19.1: install a newer Node',
			),
		});
	});

	it('is written in the words of an old Node', () => {
		const { status, stderr } = spawnSync(
			process.execPath,
			[
				'-e',
				`require('typescript').transpileModule; const ts = require('typescript'); const text = require('fs').readFileSync(${JSON.stringify(installMissing)}, 'utf8'); process.exitCode = ts.transpileModule(text, { compilerOptions: { target: 'es5', removeComments: false, newLine: 'lf' } }).outputText.replace('"use strict";\\n', '').replace(/\\s+/g, '') === text.replace(/\\s+/g, '') ? 0 : 1;`,
			],
			{ encoding: 'utf8' },
		);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});

	it('says what to do without a network', () => {
		const { run } = emptyCheckout('echo "npm error code ENOTFOUND" >&2; exit 1');
		expect(run()).toEqual({
			status: 1,
			said: expect.stringContaining(
				'The npm registry cannot be reached: check the network connection',
			),
		});
	});

	it('throws away the half of an install that was broken off', () => {
		const { folder, run } = emptyCheckout(
			'mkdir -p node_modules && echo {} > node_modules/.package-lock.json',
		);
		mkdirSync(join(folder, 'node_modules/half'), { recursive: true });
		expect(run().said).toContain('An earlier install was not finished; starting it anew.');
		expect(existsSync(join(folder, 'node_modules/half'))).toBe(false);
	});

	it('installs nothing when all is there', () => {
		const { folder, run } = emptyCheckout('echo npm was called');
		mkdirSync(join(folder, 'node_modules'));
		writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{}');
		expect(run().said).not.toContain('npm was called');
	});
});
