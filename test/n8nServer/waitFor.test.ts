import { retryFor, waitFor } from '../../n8nServer/waitFor';

describe('waiting', () => {
	it('gives the first answer that is one', async () => {
		const ask = jest
			.fn()
			.mockResolvedValueOnce(undefined)
			.mockRejectedValueOnce(new Error('not yet'))
			.mockResolvedValueOnce(false)
			.mockResolvedValue('there');
		await expect(waitFor(ask, { what: 'it came', timeoutMs: 10_000 })).resolves.toBe('there');
		expect(ask).toHaveBeenCalledTimes(4);
	});

	it('says what did not happen', async () => {
		const ask = async () => await Promise.resolve(undefined);
		await expect(waitFor(ask, { what: 'it came', timeoutMs: 300 })).rejects.toThrow(
			'This did not happen within 0.3 s: it came.',
		);
	});

	it('says why, if asking failed', async () => {
		const ask = async () => await Promise.reject(new Error('nobody listens'));
		await expect(waitFor(ask, { what: 'it came', timeoutMs: 300 })).rejects.toThrow(
			'This did not happen within 0.3 s: it came (nobody listens).',
		);
	});

	it('ends with the last failure of what is repeated', async () => {
		const fail = jest.fn().mockRejectedValueOnce(new Error('first'));
		fail.mockRejectedValue(new Error('last'));
		await expect(retryFor(fail, 500)).rejects.toThrow('last');
	});
});
