import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { startEmulator } from '../index';

interface Ended {
	code: number | string | null | undefined;
	stderr: string;
	stdout: string;
}

async function runEmulator(...options: string[]): Promise<Ended> {
	const tsx = require.resolve('tsx/cli');
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			[tsx, join(__dirname, '../main.ts'), ...options],
			(error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
		);
	});
}

describe('npm run emulator', () => {
	it('says that its port is taken, and what to do', async () => {
		const emulator = await startEmulator();
		const ended = await runEmulator('--port', String(emulator.port));
		expect(ended).toMatchObject({
			code: 1,
			stderr: 'The port is already in use; choose another with --port.\n',
		});
		await emulator.close();
	});

	it('refuses a port and a speed that cannot be, and shows its options', async () => {
		const [port, speed, help] = await Promise.all([
			runEmulator('--port', 'x'),
			runEmulator('--speed', '0'),
			runEmulator('--help'),
		]);
		expect([port?.stderr, speed?.stderr]).toEqual([
			'--port must be a number from 0 to 65535, not "x".\n',
			'--speed must be a number above 0, not "0".\n',
		]);
		expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('--strict-callbacks') });
	});
});
