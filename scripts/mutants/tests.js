const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/** With n8n-core, the emulator, random input, time, or hundreds of tests of a mere table. */
const slow = [
	/^errors\/(graphErrorCodes|noSecretShown)\.test/,
	/^events\/(mutations|options)\.test/,
	/^providers\/[^/]+\.test(?<!graph\.test|graphMedia\.test)/,
	/^providers\/(dialog360|oneMsg)\/(setup|webhooks|refusedRuns|envelope)\.test/,
	/^core\/sending\/fastTransport\.test/,
	/^core\/webhooks\/(awaitFirst|deduplication|answer|receive|severalProcesses)\.test/,
];

/** The quick tests of a folder as one file: starting a file takes longer than what is in it. */
const root = join(__dirname, '../../test');
const files = readdirSync(root, { recursive: true }).filter(
	(file) =>
		file.startsWith(`${globalThis.mutatedFolder}/`) &&
		file.endsWith('.test.ts') &&
		!slow.some((pattern) => pattern.test(file)),
);
describe.each(files)('%s', (file) => {
	require(join(root, file));
});
