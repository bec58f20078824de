import { awaitWithTimeout } from '../../../nodes/WhatsAppGroups/core/process/awaitWithTimeout';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('gives what comes in time', async () => {
	await expect(awaitWithTimeout(Promise.resolve('outcome'))).resolves.toBe('outcome');
});

it('gives up after ten seconds, not before', async () => {
	const settled = jest.fn();
	const waiting = awaitWithTimeout(new Promise(() => undefined)).then(settled);
	await jest.advanceTimersByTimeAsync(9_999);
	expect(settled).not.toHaveBeenCalled();
	await jest.advanceTimersByTimeAsync(1);
	await waiting;
	expect(settled).toHaveBeenCalledWith(undefined);
});
