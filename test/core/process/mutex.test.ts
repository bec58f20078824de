import { setTimeout as after } from 'node:timers/promises';
import { Mutex } from '../../../nodes/WhatsAppGroups/core/process/mutex';

it('runs one task after the other, in the order in which they came, also after a failure', async () => {
	const mutex = new Mutex();
	const seen: string[] = [];
	const task = (name: string, ms: number) => async () => {
		seen.push(`${name} begins`);
		await after(ms);
		seen.push(`${name} ends`);
		return name;
	};
	const failed = mutex.run(async () => await Promise.reject(new Error('no')));
	const others = [mutex.run(task('a', 10)), mutex.run(task('b', 0))];
	await expect(failed).rejects.toThrow('no');
	expect(await Promise.all(others)).toEqual(['a', 'b']);
	expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
