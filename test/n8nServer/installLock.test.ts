import { existsSync, mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withInstallLock } from '../../n8nServer/installLock';
import { makeTemporaryFolder } from '../support/temporaryFolder';

describe('the install lock', () => {
	const lockedFile = () => join(makeTemporaryFolder('lock'), 'n8n');

	it('lets one install after the other', async () => {
		const file = lockedFile();
		const order: string[] = [];
		const install = async (name: string) => {
			await withInstallLock(file, async () => {
				order.push(`${name} begins`);
				await sleep(50);
				order.push(`${name} ends`);
			});
		};
		await Promise.all([install('one'), install('two')]);
		const [first, second] = order[0] === 'one begins' ? ['one', 'two'] : ['two', 'one'];
		expect(order).toEqual([
			`${first} begins`,
			`${first} ends`,
			`${second} begins`,
			`${second} ends`,
		]);
	});

	it('tells who has to wait', async () => {
		const file = lockedFile();
		const onWait = jest.fn();
		const second = await withInstallLock(file, async () => {
			expect(onWait).not.toHaveBeenCalled();
			const waiting = withInstallLock(file, async () => await Promise.resolve('done'), onWait);
			await sleep(50);
			return { waiting };
		});
		await expect(second.waiting).resolves.toBe('done');
		expect(onWait).toHaveBeenCalledTimes(1);
	});

	it('is taken over from a process that is gone', async () => {
		const file = lockedFile();
		mkdirSync(`${file}.lock`);
		utimesSync(`${file}.lock`, new Date(0), new Date(0));
		await expect(withInstallLock(file, async () => await Promise.resolve('done'))).resolves.toBe(
			'done',
		);
	});

	it('is given free when the install fails', async () => {
		const file = lockedFile();
		await expect(
			withInstallLock(file, async () => await Promise.reject(new Error('no'))),
		).rejects.toThrow('no');
		expect(existsSync(`${file}.lock`)).toBe(false);
	});
});
