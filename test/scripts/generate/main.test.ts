import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const checkout = path.join(__dirname, '../../..');

it('what is generated is what the declarations say: run `npm run generate` after a change', async () => {
	const tsx = require.resolve('tsx/cli');
	const main = path.join(checkout, 'scripts/generate/main.ts');
	const check = promisify(execFile)(process.execPath, [tsx, main, '--check'], { cwd: checkout });
	const { stdout } = await check.catch((failure: { stdout: string }) => failure);
	expect(stdout).toBe('');
});
