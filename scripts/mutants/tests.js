const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * With n8n-core, the emulator, a server, random input, or the text of all sources; or with a package
 * of its own making.
 */
const slow =
	/jest\.mock\(|from '(fast-check|n8n-core|node:http|[./]+\/(architecture|emulator|scripts|support)\/(?!testClock').*)'/;
/** Hundreds of tests of a table that nothing is put into. */
const tables = /graphErrorCodes\.test/;

/** The quick tests of a folder as one file: starting a file takes longer than what is in it. */
const root = join(__dirname, '../../test');
const files = readdirSync(root, { recursive: true }).filter(
	(file) =>
		file.startsWith(globalThis.mutatedFolder) &&
		file.endsWith('.test.ts') &&
		!tables.test(file) &&
		!slow.test(readFileSync(join(root, file), 'utf8')),
);
describe.each(files)('%s', (file) => {
	require(join(root, file));
});
