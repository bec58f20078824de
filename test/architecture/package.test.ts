import { existsSync } from 'node:fs';
import path from 'node:path';
import n8nManifest from '../../n8nServer/package.json';
import { nodeVersions } from '../../nodes/WhatsAppGroups/core/panel/description';
import packageJson from '../../package.json';
import { home, read, root } from './sources';

interface Codex {
	readonly categories: string[];
	readonly alias: string[];
}

/** The ones that n8n's verification takes. */
const categories = [
	'Analytics',
	'Communication',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

describe('the package', () => {
	it('has no runtime dependencies, and asks for n8n-workflow alone', () => {
		expect(packageJson).not.toHaveProperty('dependencies');
		expect(packageJson).not.toHaveProperty('overrides');
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(packageJson.files).toEqual(['dist']);
	});

	it('runs no script when it is installed', () => {
		const lifecycle = /^(pre|post)?(install|prepare|publish)$|^prepublish/;
		expect(Object.keys(packageJson.scripts).filter((name) => lifecycle.test(name))).toEqual([]);
	});

	it.each(['WhatsAppGroups', 'WhatsAppGroupsTrigger'])(
		'is listed by n8n as it allows: %s',
		(name) => {
			const codex = JSON.parse(read(`${home}/${name}.node.json`)) as Codex;
			expect(codex.categories.filter((category) => !categories.includes(category))).toEqual([]);
			expect(codex).not.toHaveProperty('subcategories');
			expect(new Set(codex.alias).size).toBe(codex.alias.length);
		},
	);

	it('is found by who looks for an approval or a review', () => {
		const { alias } = JSON.parse(read(`${home}/WhatsAppGroups.node.json`)) as Codex;
		expect(alias).toEqual(expect.arrayContaining(['Human', 'Approval', 'Review', 'Wait']));
	});

	it('says in the README in which n8n it was tried', () => {
		const { oldest, lastOfFirst } = packageJson.n8nVersions;
		for (const version of [oldest, lastOfFirst, n8nManifest.dependencies.n8n])
			expect(read('README.md')).toContain(version);
	});

	it('names credentials and nodes that exist', () => {
		const files = [...packageJson.n8n.credentials, ...packageJson.n8n.nodes].map((file) =>
			file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
		);
		expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
	});
});

it('has the output schemas under each version of the action node, where the editor looks for them', () => {
	const [first, ...later] = nodeVersions.map((version) => (version === 1 ? '1.0' : `${version}`));
	expect(first).toBe('1.0');
	expect(read('gulpfile.js')).toContain(`const laterVersions = ['${later.join("', '")}'];`);
});
