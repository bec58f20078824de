import { Semaphore } from '../../../nodes/WhatsAppGroups/core/process/semaphore';

const turn = async () => await new Promise<void>((resolve) => setImmediate(resolve));

it('lets no more run at once than it has permits', async () => {
	const semaphore = new Semaphore(2);
	let running = 0;
	let most = 0;
	const task = async () => {
		await semaphore.acquire();
		most = Math.max(most, ++running);
		await turn();
		running -= 1;
		semaphore.release();
	};
	await Promise.all(Array.from({ length: 9 }, task));
	expect(most).toBe(2);
	expect(running).toBe(0);
});

it('gives a permit to whoever has waited longest', async () => {
	const semaphore = new Semaphore(1);
	await semaphore.acquire();
	const seen: string[] = [];
	const waiting = ['first', 'second'].map(async (name) => {
		await semaphore.acquire();
		seen.push(name);
		semaphore.release();
	});
	semaphore.release();
	await Promise.all(waiting);
	expect(seen).toEqual(['first', 'second']);
});

it('drains when every permit has been given back', async () => {
	const semaphore = new Semaphore(2);
	await semaphore.acquire();
	let isDrained = false;
	const draining = semaphore.drain().then(() => (isDrained = true));
	await turn();
	expect(isDrained).toBe(false);
	semaphore.release();
	await draining;
	expect(isDrained).toBe(true);
});
