const suite = require('./jest.config.js');

/** The tests that a mutation run asks: the quick ones of the folder, see `scripts/mutants`. */
module.exports = {
	...suite,
	roots: ['<rootDir>/scripts/mutants', '<rootDir>/test'],
	testMatch: ['<rootDir>/scripts/mutants/tests.js'],
	testEnvironment: require.resolve('./scripts/mutants/environment.js'),
	moduleNameMapper: { '^n8n-workflow$': '<rootDir>/scripts/mutants/n8nWorkflow.js' },
	maxWorkers: 1,
	watchman: false,
	testTimeout: 5_000,
};
