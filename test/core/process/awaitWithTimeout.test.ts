import { awaitWithTimeout } from '../../../nodes/WhatsAppGroups/core/process/awaitWithTimeout';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('gives what comes in time', async () => {
	await expect(awaitWithTimeout(Promise.resolve('outcome'))).resolves.toBe('outcome');
});

it('gives up sooner where that is asked for', async () => {
	const waiting = awaitWithTimeout(new Promise(() => undefined), 900);
	await jest.advanceTimersByTimeAsync(900);
	await expect(waiting).resolves.toBeUndefined();
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
