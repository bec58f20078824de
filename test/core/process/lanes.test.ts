import { setTimeout as after } from 'node:timers/promises';
import { Gate, Lanes } from '../../../nodes/WhatsAppGroups/core/process/lanes';

it('keeps the order within a lane and runs lanes side by side', async () => {
	const lanes = new Lanes();
	const seen: string[] = [];
	const task = (name: string, ms: number) => async () => {
		await after(ms);
		seen.push(name);
	};
	await Promise.all([
		lanes.run('a', task('a1', 30)),
		lanes.run('a', task('a2', 0)),
		lanes.run('b', task('b1', 5)),
	]);
	expect(seen).toEqual(['b1', 'a1', 'a2']);
});

it('goes on in a lane after a failure, and gives the failure to its own caller only', async () => {
	const lanes = new Lanes();
	const failed = lanes.run('a', async () => await Promise.reject(new Error('no')));
	const next = lanes.run('a', async () => await Promise.resolve('yes'));
	await expect(failed).rejects.toThrow('no');
	await expect(next).resolves.toBe('yes');
});

it('lets no more in than there are places', async () => {
	const gate = new Gate(2);
	let inside = 0;
	let most = 0;
	const visit = async () => {
		await gate.enter();
		most = Math.max(most, ++inside);
		await after(2);
		inside -= 1;
		gate.leave();
	};
	await Promise.all(Array.from({ length: 9 }, visit));
	expect(most).toBe(2);
	expect(inside).toBe(0);
});
