const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Packages that most test files load, together in one script. Jest loads everything anew for each
 * test file; one script that is compiled once takes a third of what two thousand files take.
 */
const names = [
	'n8n-core',
	'n8n-workflow',
	'@n8n/backend-common',
	'@n8n/blob-storage',
	'@n8n/config',
	'@n8n/di',
	'@fastify/multipart',
	'ajv',
	'axios',
	'fast-check',
	'fastify',
	'jpeg-js',
	'luxon',
];

/** n8n loads them, nothing here uses them: see unusedPackage.js. */
const unused = ['@langchain/core', 'ssh2', 'transliteration'];

/**
 * What they load that only computes: each process loads it once, outside of the bundle, for all
 * test files together.
 */
const shared = [
	'ast-types',
	'esprima-next',
	'fast-glob',
	'js-base64',
	'mime-db',
	'mime-types',
	'recast',
	'winston',
	'xml2js',
	'zod',
];

const modules = join(require.resolve('esbuild/package.json'), '../..');
const builder = join(__dirname, 'buildBundle.js');
const kept = join(modules, '.cache/test-packages');

/** Other versions, or another list, are another bundle. */
function key() {
	const made = createHash('sha256');
	for (const file of [join(modules, '.package-lock.json'), __filename, builder])
		made.update(readFileSync(file));
	return made.digest('hex').slice(0, 16);
}

/** Builds what is missing beside its place: another run may do the same at the same time. */
function prepare(folder) {
	if (existsSync(folder)) return;
	mkdirSync(kept, { recursive: true });
	const making = mkdtempSync(`${folder}-`);
	const plan = JSON.stringify({ folder: making, names, shared, unused });
	execFileSync(process.execPath, [builder, plan]);
	try {
		renameSync(making, folder);
	} catch (error) {
		if (!existsSync(folder)) throw error;
		rmSync(making, { recursive: true });
	}
}

const folder = join(kept, key());
prepare(folder);

module.exports = {
	script: join(folder, 'packages.js'),
	/** For jest's moduleNameMapper. */
	moduleNames: {
		[`^(${unused.join('|')})(/.*)?$`]: join(__dirname, '../unusedPackage.js'),
		[`^(${names.join('|')})$`]: join(folder, 'each/$1.js'),
	},
};
