import { useEmulator } from './useEmulator';

const asyncDelayMs = 10_000;

/** An emulator in which nothing asynchronous happens before the test lets the time go by. */
export function useSlowEmulator() {
	const host = useEmulator({ settings: { asyncDelayMs } });
	return {
		...host,
		/** Lets the time go by that asynchronous operations take. */
		pass: async () => await host.emulator.control('POST', '/clock', { advanceMs: asyncDelayMs }),
	};
}
