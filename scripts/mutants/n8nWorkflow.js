/** What `environment.js` has read once for all test files. */
module.exports = globalThis.n8nWorkflow;
