const bundle = require('./test/support/packages/bundle');

/**
 * The fast suite: declarations, nodes through n8n-core against the emulator, the emulator,
 * architecture rules.
 */
module.exports = {
	testEnvironment: '<rootDir>/test/support/packages/environment.js',
	roots: ['<rootDir>/test', '<rootDir>/emulator'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/', '<rootDir>/test/bench/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.n8n/'],
	transform: {
		'^.+\\.[tj]s$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } } },
		],
	},
	testSequencer: '<rootDir>/test/support/slowFirst.js',
	setupFilesAfterEnv: [
		'<rootDir>/test/support/newProcess.ts',
		'<rootDir>/test/support/sleepingTimers.ts',
	],
	moduleNameMapper: bundle.moduleNames,
	// Far from what any test takes: it ends what hangs, on a busy machine too.
	testTimeout: 60_000,
	// Most tests wait for timers and sockets, so more of them than cores run side by side.
	maxWorkers: 4,
	// A new worker compiles everything again; four of them leave a small machine its memory, too.
	workerIdleMemoryLimit: '10%',
	// The node's own log lines; `npx jest --silent=false` shows them.
	silent: true,
};
