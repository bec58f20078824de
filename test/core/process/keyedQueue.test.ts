import { KeyedQueue } from '../../../nodes/WhatsAppGroups/core/process/keyedQueue';

const turns = async (count: number) => {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

it('keeps the order of a key, and runs keys side by side', async () => {
	const queue = new KeyedQueue();
	const seen: string[] = [];
	const task = (name: string, count: number) => async () => {
		await turns(count);
		seen.push(name);
	};
	await Promise.all([
		queue.run('a', task('a1', 9)),
		queue.run('a', task('a2', 0)),
		queue.run('b', task('b1', 2)),
	]);
	expect(seen).toEqual(['b1', 'a1', 'a2']);
});

it('goes on after a failure, and gives the failure to its own caller only', async () => {
	const queue = new KeyedQueue();
	const failed = queue.run('a', async () => await Promise.reject(new Error('no')));
	const next = queue.run('a', async () => await Promise.resolve('yes'));
	await expect(failed).rejects.toThrow('no');
	await expect(next).resolves.toBe('yes');
});

it('forgets a key when its last task has settled', async () => {
	const queue = new KeyedQueue();
	const running = [queue.run('a', turns.bind(null, 1)), queue.run('a', turns.bind(null, 1))];
	expect(queue.size).toBe(1);
	await Promise.all(running);
	await turns(1);
	expect(queue.size).toBe(0);
});
