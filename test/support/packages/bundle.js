const { buildSync } = require('esbuild');
const { createHash } = require('node:crypto');
const {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const { dirname, join } = require('node:path');

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

const modules = join(require.resolve('esbuild/package.json'), '../..');
const kept = join(modules, '.cache/test-packages');

/** Other versions, or another list, are another bundle. */
function key() {
	const made = createHash('sha256');
	for (const file of [join(modules, '.package-lock.json'), __filename])
		made.update(readFileSync(file));
	return made.digest('hex').slice(0, 16);
}

function build(folder) {
	const entries = names.map((name) => `${JSON.stringify(name)}: () => require('${name}')`);
	buildSync({
		stdin: { contents: `module.exports = { ${entries.join(', ')} };`, resolveDir: __dirname },
		bundle: true,
		platform: 'node',
		// Errors are told apart by the name of their class, too.
		keepNames: true,
		mainFields: ['main'],
		external: ['*.node', 'isolated-vm', ...unused.flatMap((name) => [name, `${name}/*`])],
		legalComments: 'none',
		logLevel: 'error',
		outfile: join(folder, 'packages.js'),
	});
	for (const name of names) {
		const file = join(folder, 'each', `${name}.js`);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `module.exports = bundledPackage(${JSON.stringify(name)}, require);\n`);
	}
}

/** Builds what is missing beside its place: another run may do the same at the same time. */
function prepare(folder) {
	if (existsSync(folder)) return;
	mkdirSync(kept, { recursive: true });
	const making = mkdtempSync(`${folder}-`);
	build(making);
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
