import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../../package.json';
import { page, section, walks } from './contributingPage';
import { foldersIn, home, root } from './sources';

/** What CONTRIBUTING claims. That picture and import rule are up to date: `generate.test.ts`. */
const exists = (name: string) => existsSync(path.join(root, name));

/** Every path of the drawn tree; a line may name several beside each other. */
function pathsOfTree(): string[] {
	const [, tree = ''] = /```\n([^]*?)```/.exec(section('Where things are')) ?? [];
	const above: string[] = [];
	return tree
		.trimEnd()
		.split('\n')
		.flatMap((line) => {
			const [, indent = '', names = ''] = /^( *)(\S+(?: \S+\/)*)/.exec(line) ?? [];
			const depth = indent.length / 2;
			const here = above.slice(0, depth).join('');
			above[depth] = names;
			return names.split(' ').map((name) => `${here}${name}`);
		});
}

describe('CONTRIBUTING', () => {
	it('lists every command, and no other', () => {
		const named = [...page.matchAll(/^\| (.*?) \|/gm)]
			.flatMap(([, commands = '']) => [...commands.matchAll(/`npm (?:run )?([\w:]+)/g)])
			.map(([, name]) => name);
		expect(named.sort()).toEqual(Object.keys(packageJson.scripts).sort());
	});

	it('draws the folders that there are', () => {
		const tree = pathsOfTree();
		expect(tree.filter((name) => !exists(name))).toEqual([]);
		const folders = [
			home,
			...['core', 'groups', 'events', 'providers'].map((at) => `${home}/${at}`),
		]
			.flatMap(foldersIn)
			.filter((name) => !name.includes('__'));
		const drawn = tree.map((name) => name.replace(/\/$/, ''));
		expect(folders.filter((name) => !drawn.includes(name))).toEqual([]);
	});

	// The files of the recipes are written by the test of the recipes.
	it('names only files that exist', () => {
		const [before = ''] = page.split('\n## Recipes');
		const named = [...before.matchAll(/`((?:nodes|emulator|scripts|test|docs)\/[\w./-]+\.\w+)`/g)];
		expect(named.map(([, name = '']) => name).filter((name) => !exists(name))).toEqual([]);
	});

	it('walks through at most twelve files each, which exist', () => {
		expect(walks).toHaveLength(3);
		for (const { steps } of walks) {
			expect(steps.length).toBeGreaterThan(5);
			expect(steps.length).toBeLessThanOrEqual(12);
			expect(steps.filter((name) => !exists(`${home}/${name}`))).toEqual([]);
		}
	});

	it('has the top level as its readers find it', () => {
		const tree = pathsOfTree().map((name) => name.split('/')[0]);
		const notSource = /^(dist|coverage|node_modules|reports)$|^\./;
		const top = readdirSync(root, { withFileTypes: true })
			.filter((entry) => entry.isDirectory() && !notSource.test(entry.name))
			.map(({ name }) => name);
		expect(top.filter((name) => !tree.includes(name))).toEqual([]);
	});
});
