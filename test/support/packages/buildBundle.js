const { build } = require('esbuild');
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/** A program of its own, as esbuild has plugins only where it may take its time; see bundle.js. */
const { folder, names, shared, unused } = JSON.parse(process.argv[2]);

const withPath = (packages) => new RegExp(`^(${packages.join('|')})(/.*)?$`);

/** The bundle asks for shared ones by the path at which whoever loads them finds them. */
const leaveOutShared = {
	name: 'leave out shared ones',
	setup: (build) =>
		build.onResolve({ filter: withPath(shared) }, async ({ path, pluginData, ...from }) => {
			if (pluginData === 'found') return undefined;
			const { resolveDir, kind } = from;
			const found = await build.resolve(path, { resolveDir, kind, pluginData: 'found' });
			return { path: found.path, external: true };
		}),
};

async function main() {
	const entries = names.map((name) => `${JSON.stringify(name)}: () => require('${name}')`);
	await build({
		stdin: { contents: `module.exports = { ${entries.join(', ')} };`, resolveDir: __dirname },
		bundle: true,
		platform: 'node',
		// Errors are told apart by the name of their class, too.
		keepNames: true,
		mainFields: ['main'],
		external: ['*.node', 'isolated-vm', ...unused.flatMap((name) => [name, `${name}/*`])],
		plugins: [leaveOutShared],
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

void main();
