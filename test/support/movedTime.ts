import { TestClock } from './testClock';

/** The time of the node, which the test moves. */
export const clock = new TestClock();
performance.now = () => clock.now();

/** n8n-workflow whose `sleep` waits by that clock. For `jest.mock`. */
export const n8nWorkflow = {
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => await clock.wait(ms),
};
