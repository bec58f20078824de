import { rateLimiterOf } from '../../../nodes/WhatsAppGroups/core/sending/rateLimiters';

afterEach(() => jest.restoreAllMocks());

it('is as usual again when nothing has been sent for a second', async () => {
	const limiter = rateLimiterOf('sender', 5, 80);
	limiter.accept(await limiter.take());
	expect(rateLimiterOf('sender', undefined, 80).rate).toBe(5);
	const now = performance.now();
	jest.spyOn(performance, 'now').mockReturnValue(now + 1_500);
	expect(rateLimiterOf('sender', undefined, 80).rate).toBe(80);
});

it('is not forgotten while it sends, however many others there are', async () => {
	const [busy, idle] = [rateLimiterOf('busy', 5, 80), rateLimiterOf('idle', 5, 80)];
	await busy.take();
	for (let count = 0; count < 999; count++) rateLimiterOf(`other ${count}`, 5, 80);
	expect(rateLimiterOf('busy', 5, 80)).toBe(busy);
	expect(rateLimiterOf('idle', 5, 80)).not.toBe(idle);
});
