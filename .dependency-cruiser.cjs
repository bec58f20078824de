const { mayImport, everythingMayImport } = require('./architecture.json');

const root = '^nodes/WhatsAppGroups/';
const packages = '(^|/)node_modules/';

/** A folder of the package as a pattern; `core` alone leaves out what only the manifests may use. */
function toPattern(folder) {
	if (folder === 'manifests') return `${root}[^/]+[.]node[.]ts$`;
	return folder === 'core' ? `${root}core/(?!panel/)` : `${root}${folder}/`;
}

function toRule([folder, others]) {
	const allowed = [folder, ...others, ...(folder === 'errors' ? [] : everythingMayImport)].map(
		toPattern,
	);
	return {
		name: `${folder} imports only what lies below it`,
		severity: 'error',
		from: { path: toPattern(folder) },
		to: { pathNot: [...allowed, packages, '^crypto$'] },
	};
}

function keepTo(name, from, others) {
	return {
		name,
		severity: 'error',
		from: { path: from },
		to: { pathNot: others, dependencyTypes: ['local'] },
	};
}

/** Which folder may import which; `test/architecture/imports.test.ts` asks for no violation. */
module.exports = {
	forbidden: [
		{ name: 'no cycles, of types neither', severity: 'error', from: {}, to: { circular: true } },
		...Object.entries(mayImport).map(toRule),
		{
			name: 'what ships imports n8n-workflow, crypto and its own files only',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { pathNot: ['^(nodes|credentials)/', `${packages}n8n-workflow/`, '^crypto$'] },
		},
		keepTo('the emulator stands alone', '^emulator/(?!test/)', ['^emulator/(?!test/)']),
		keepTo("the emulator's tests know fixtures besides", '^emulator/test/', [
			'^emulator/',
			'^test/fixtures/',
		]),
		keepTo('n8nServer knows nothing but the emulator', '^n8nServer/', [
			'^n8nServer/',
			'^emulator/',
		]),
		{
			name: 'n8nServer starts the emulator, and knows only types of its inside',
			severity: 'error',
			from: { path: '^n8nServer/' },
			to: {
				path: '^emulator/',
				pathNot: '^emulator/index[.]ts$',
				dependencyTypesNot: ['type-only'],
			},
		},
		{
			name: 'scripts never import tests',
			severity: 'error',
			from: { path: '^scripts/' },
			to: { path: '^(test|emulator/test)/' },
		},
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: packages },
	},
};
