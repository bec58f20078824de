/**
 * What `environment.js` has read once for all test files. Pauses are those of the test's own clock.
 */
module.exports = {
	...globalThis.n8nWorkflow,
	sleep: async (ms) => await new Promise((resolve) => setTimeout(resolve, ms)),
};
