/**
 * The tests that a mutation run asks: pure and quick ones, without n8n-core, the emulator, random
 * input or real time.
 */
const suite = require('./jest.config.js');

module.exports = {
	...suite,
	roots: ['<rootDir>/test'],
	testPathIgnorePatterns: [
		// Hundreds of tests of a table that nothing is put into.
		'/test/errors/graphErrorCodes\\.test',
		'/test/errors/noSecretShown',
		'/test/events/(mutations|options)',
		'/test/providers/[^/]+\\.test',
		'/test/providers/(dialog360|oneMsg)/(setup|webhooks)',
		'/test/providers/oneMsg/refusals',
		'/test/core/sending/(fastTransport)',
		'/test/core/webhooks/(awaitFirst|deduplication|answer|receive|severalProcesses)',
	],
	testEnvironment: require.resolve('./scripts/mutants/environment.js'),
	moduleNameMapper: { '^n8n-workflow$': '<rootDir>/scripts/mutants/n8nWorkflow.js' },
	maxWorkers: 1,
	watchman: false,
	testTimeout: 5_000,
};
