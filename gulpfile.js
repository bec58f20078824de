const { execFile } = require('node:child_process');
const { cp, rm } = require('node:fs/promises');
const path = require('node:path');
const { dest, parallel, series, src, watch } = require('gulp');

const sources = ['nodes/**/*.ts', 'credentials/**/*.ts'];
/** What `tsc` leaves behind: icons, codex files, output schemas. */
const assets = ['nodes/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** `--noCheck` leaves the types to `npm run typecheck`. */
const flags = process.argv.filter((flag) => flag === '--noCheck');

function compile(done) {
	const tsc = path.join('node_modules', 'typescript-7', 'bin', 'tsc');
	const args = [tsc, '-p', 'tsconfig.build.json', '--moduleResolution', 'bundler', ...flags];
	execFile(process.execPath, args, (error, stdout) => {
		if (stdout) console.log(stdout.trim());
		done(error);
	});
}

function copyAssets() {
	return src(assets, { base: '.', encoding: false }).pipe(dest('dist'));
}

/** The editor looks for the output schemas of a version under that very version. */
const laterVersions = ['1.1', '1.2'];
const schemas = path.join('nodes', 'WhatsAppGroups', '__schema__');

async function copySchemas() {
	for (const version of laterVersions) {
		const copy = path.join('dist', schemas, `v${version}.0`);
		await cp(path.join(schemas, 'v1.0.0'), copy, { recursive: true });
	}
}

const build = series(clean, parallel(compile, copyAssets, copySchemas));

function watchAll() {
	watch([...sources, ...assets], { ignoreInitial: false }, build);
}

module.exports = { default: build, build, clean, watch: watchAll };
