import { existsSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../../package.json';
import { root } from './sources';

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

	it('names credentials and nodes that exist', () => {
		const files = [...packageJson.n8n.credentials, ...packageJson.n8n.nodes].map((file) =>
			file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
		);
		expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
	});
});
