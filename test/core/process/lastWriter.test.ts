import { LastWriter } from '../../../nodes/WhatsAppGroups/core/process/lastWriter';

/** Who may write, in that order; each ends when it is told to. */
class Writers {
	readonly begun: string[] = [];
	private readonly writer = new LastWriter();
	private readonly leave = new Map<string, () => void>();

	async come(...names: string[]): Promise<void> {
		for (const name of names)
			void this.writer.enter().then((leave) => {
				this.begun.push(name);
				this.leave.set(name, leave);
			});
		await jest.advanceTimersByTimeAsync(0);
	}

	async end(...names: string[]): Promise<void> {
		for (const name of names) this.leave.get(name)?.();
		await jest.advanceTimersByTimeAsync(0);
	}
}

describe('several that write over one another', () => {
	let writers: Writers;
	beforeEach(() => {
		jest.useFakeTimers();
		writers = new Writers();
	});
	afterEach(() => jest.useRealTimers());

	it('lets one alone write at once', async () => {
		await writers.come('a');
		await writers.end('a');
		await writers.come('b');
		expect(writers.begun).toEqual(['a', 'b']);
	});

	it('lets the newest wait until all before it have ended', async () => {
		await writers.come('a', 'b', 'c', 'd');
		expect(writers.begun).toEqual(['a', 'b', 'c']);
		await writers.end('c', 'a');
		expect(writers.begun).toEqual(['a', 'b', 'c']);
		await writers.end('b');
		expect(writers.begun).toEqual(['a', 'b', 'c', 'd']);
	});

	it('lets one go as soon as a newer one waits in its place', async () => {
		await writers.come('a', 'b');
		expect(writers.begun).toEqual(['a']);
		await writers.come('c');
		expect(writers.begun).toEqual(['a', 'b']);
		await writers.end('a', 'b');
		expect(writers.begun).toEqual(['a', 'b', 'c']);
	});

	it('counts one that was let go as writing from then on', async () => {
		await writers.come('a', 'b');
		const ended = writers.end('a');
		const came = writers.come('c');
		await Promise.all([ended, came]);
		expect(writers.begun).toEqual(['a', 'b']);
		await writers.end('b');
		expect(writers.begun).toEqual(['a', 'b', 'c']);
	});

	it('waits two seconds at most for one that does not end', async () => {
		await writers.come('a', 'b');
		await jest.advanceTimersByTimeAsync(1_999);
		expect(writers.begun).toEqual(['a']);
		await jest.advanceTimersByTimeAsync(1);
		expect(writers.begun).toEqual(['a', 'b']);
		await writers.end('b');
		await jest.advanceTimersByTimeAsync(1);
		await writers.come('c');
		expect(writers.begun).toEqual(['a', 'b', 'c']);
	});

	it('minds nothing when one ends twice', async () => {
		await writers.come('a', 'b', 'c');
		await writers.end('a', 'a');
		expect(writers.begun).toEqual(['a', 'b']);
	});
});
