import { SingleFlight } from '../../../nodes/WhatsAppGroups/core/process/singleFlight';

describe('a task that several want at the same time', () => {
	let flights: SingleFlight<string>;
	let land: (outcome: string) => void;
	const task = jest.fn(async () => await new Promise<string>((resolve) => (land = resolve)));
	beforeEach(() => {
		flights = new SingleFlight();
		task.mockClear();
	});

	it('runs once, and all get its outcome', async () => {
		const all = [flights.run('a', task), flights.run('a', task)];
		land('done');
		expect(await Promise.all(all)).toEqual(['done', 'done']);
		expect(task).toHaveBeenCalledTimes(1);
	});

	it('runs again for whoever comes later, also when it failed', async () => {
		await expect(
			flights.run('a', async () => await Promise.reject(new Error('no'))),
		).rejects.toThrow('no');
		const second = flights.run('a', task);
		land('done');
		expect(await second).toBe('done');
		const third = flights.run('a', task);
		land('again');
		expect(await third).toBe('again');
	});

	it('is not that of another key', async () => {
		const first = flights.run('a', task);
		expect(await flights.run('b', async () => await Promise.resolve('other'))).toBe('other');
		land('done');
		expect(await first).toBe('done');
	});
});
