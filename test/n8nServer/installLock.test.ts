import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withInstallLock } from '../../n8nServer/installLock';

describe('the install lock', () => {
	const lockFile = () => join(mkdtempSync(join(tmpdir(), 'lock-')), 'lock');

	it('lets one install after the other', async () => {
		const file = lockFile();
		const order: string[] = [];
		const install = async (name: string) => {
			await withInstallLock(file, async () => {
				order.push(`${name} begins`);
				await sleep(50);
				order.push(`${name} ends`);
			});
		};
		await Promise.all([install('one'), install('two')]);
		expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
	});

	it('is taken over from a process that is gone', async () => {
		const file = lockFile();
		writeFileSync(file, '999999999');
		await expect(withInstallLock(file, async () => 'done')).resolves.toBe('done');
	});

	it('is given free when the install fails', async () => {
		const file = lockFile();
		await expect(
			withInstallLock(file, async () => await Promise.reject(new Error('no'))),
		).rejects.toThrow('no');
		expect(existsSync(file)).toBe(false);
	});
});
