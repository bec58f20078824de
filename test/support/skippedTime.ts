/**
 * n8n-workflow whose `sleep` costs no time: the clock of the rate limiter jumps ahead instead. For
 * `jest.mock`.
 */
const realNow = performance.now.bind(performance);
let skippedMs = 0;
performance.now = () => realNow() + skippedMs;

export const n8nWorkflow = {
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => {
		skippedMs += ms;
		await Promise.resolve();
	},
};
