import type { Channel } from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import { readThroughput } from '../../../nodes/WhatsAppGroups/core/sending/throughput';
import { acme, read } from './acme';

const mockAsk = jest.fn<Promise<{ level?: number }>, []>();

const channelOf = (id: string, changes: object = {}) =>
	({
		context: { getNode: () => ({ name: 'Node' }) },
		provider: {
			...acme,
			toSender: (credentials: { id: string }) => credentials.id,
			throughput: { request: read, read: ({ level }: { level?: number }) => level },
			...changes,
		},
		credentials: { id },
		transport: async () => ({ statusCode: 200, headers: {}, body: await mockAsk() }),
	}) as unknown as Channel;
const channel = channelOf('sender');

describe('the throughput of a sender', () => {
	beforeEach(() => mockAsk.mockReset());

	it('is asked for once an hour', async () => {
		const start = Date.now();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(start);
		mockAsk.mockResolvedValue({ level: 80 });
		expect([await readThroughput(channel), await readThroughput(channel)]).toEqual([80, 80]);
		expect(mockAsk).toHaveBeenCalledTimes(1);
		clock.mockReturnValue(start + 3_600_000);
		await readThroughput(channel);
		expect(mockAsk).toHaveBeenCalledTimes(2);
		clock.mockRestore();
	});

	it('is asked for again by the next run when there was no answer, or none that says it', async () => {
		mockAsk
			.mockRejectedValueOnce(new Error('down'))
			.mockResolvedValueOnce({})
			.mockResolvedValueOnce({ level: 1_000 });
		expect([
			await readThroughput(channel),
			await readThroughput(channel),
			await readThroughput(channel),
		]).toEqual([undefined, undefined, 1_000]);
	});

	it('is another one for another sender, and not asked for where a provider has no answer', async () => {
		mockAsk.mockResolvedValueOnce({ level: 80 }).mockResolvedValueOnce({ level: 1_000 });
		expect([await readThroughput(channel), await readThroughput(channelOf('other'))]).toEqual([
			80, 1_000,
		]);
		const silent = channelOf('silent', { throughput: undefined });
		expect(await readThroughput(silent)).toBeUndefined();
		expect(mockAsk).toHaveBeenCalledTimes(2);
	});
});
