/** The suite in a real n8n; `npm run test:e2e` starts n8n and the emulator, and calls this. */
const fast = require('./jest.config.js');

module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test/n8n'],
	testMatch: ['**/*.e2e.ts'],
	modulePathIgnorePatterns: fast.modulePathIgnorePatterns,
	transform: fast.transform,
	maxWorkers: 1,
	testTimeout: 60_000,
};
