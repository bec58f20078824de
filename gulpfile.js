const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
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
	const tsc = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
	execFile(process.execPath, [tsc, '-p', 'tsconfig.build.json', ...flags], (error, stdout) => {
		if (stdout) console.log(stdout.trim());
		done(error);
	});
}

function copyAssets() {
	return src(assets, { base: '.', encoding: false }).pipe(dest('dist'));
}

const build = series(clean, parallel(compile, copyAssets));

function watchAll() {
	watch([...sources, ...assets], { ignoreInitial: false }, build);
}

module.exports = { default: build, build, clean, watch: watchAll };
