import type { Channel } from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import { readThroughput } from '../../../nodes/WhatsAppGroups/core/sending/throughput';

const mockSend = jest.fn<Promise<unknown>, unknown[]>();
jest.mock('../../../nodes/WhatsAppGroups/core/sending/send', () => ({
	send: async (...given: unknown[]) => await mockSend(...given),
}));

const channel = {
	provider: {
		value: 'acme',
		toSender: ({ id }: { id: string }) => id,
		throughput: { request: {}, read: ({ level }: { level?: number }) => level },
	},
	credentials: { id: 'sender' },
} as unknown as Channel;

describe('the throughput of a sender', () => {
	beforeEach(() => mockSend.mockReset());

	it('is asked for once an hour', async () => {
		const start = Date.now();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(start);
		mockSend.mockResolvedValue({ level: 80 });
		expect([await readThroughput(channel), await readThroughput(channel)]).toEqual([80, 80]);
		expect(mockSend).toHaveBeenCalledTimes(1);
		clock.mockReturnValue(start + 3_600_000);
		await readThroughput(channel);
		expect(mockSend).toHaveBeenCalledTimes(2);
		clock.mockRestore();
	});

	it('is asked for again by the next run when there was no answer, or none that says it', async () => {
		mockSend
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
		mockSend.mockResolvedValueOnce({ level: 80 }).mockResolvedValueOnce({ level: 1_000 });
		const other = { ...channel, credentials: { id: 'other' } };
		expect([await readThroughput(channel), await readThroughput(other)]).toEqual([80, 1_000]);
		const silent = { ...channel, provider: { ...channel.provider, value: 'silent' } };
		const { throughput: _throughput, ...provider } = silent.provider;
		expect(await readThroughput({ ...silent, provider })).toBeUndefined();
		expect(mockSend).toHaveBeenCalledTimes(2);
	});
});
