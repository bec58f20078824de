import { existsSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { filesIn, foldersIn, home, read, root, shipped, type Source } from './sources';

const exists = (name: string) => existsSync(path.join(root, name));
const readmeOf = (folder: string) => `${folder}/README.md`;

/** Types are tested by the compiler, generated lists by what they are generated from. */
function isToBeTested({ name, text }: Source): boolean {
	if (text.startsWith('// Generated')) return false;
	const { statements } = ts.createSourceFile(name, text, ts.ScriptTarget.Latest);
	return !statements.every(
		(statement) =>
			ts.isImportDeclaration(statement) ||
			ts.isInterfaceDeclaration(statement) ||
			ts.isTypeAliasDeclaration(statement),
	);
}

/** What a README says of tests, in its last part. */
function testsPart(folder: string): string {
	const text = exists(readmeOf(folder)) ? read(readmeOf(folder)) : '';
	return /^(?:## )?Tests\b[^]*/m.exec(text)?.[0] ?? '';
}

function namedIn(text: string, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

/** The README beside a file or above it names it and the behaviour test that covers it. */
function isNamed(name: string): boolean {
	const folder = path.posix.dirname(name);
	return [folder, path.posix.dirname(folder)].some((at) =>
		namedIn(testsPart(at), /`([\w/]+\.ts)`/g).some((file) => `${at}/${file}` === name),
	);
}

describe('tests', () => {
	const own = shipped.filter(({ name }) => name.startsWith(`${home}/`)).filter(isToBeTested);

	it('lie at the path of their source, or a README says which test covers it', () => {
		const without = own.filter(({ name }) => {
			const mirrored = name.replace(`${home}/`, 'test/').replace(/(\.node)?\.ts$/, '.test.ts');
			return !exists(mirrored) && !isNamed(name);
		});
		expect(without.map(({ name }) => name)).toEqual([]);
	});

	it('that a README names exist', () => {
		const folders = filesIn(home, 'README.md').map((name) => path.posix.dirname(name));
		const named = folders.flatMap((folder) => namedIn(testsPart(folder), /`(test\/[^`]+)`/g));
		expect(named).not.toEqual([]);
		expect(named.filter((name) => !exists(name))).toEqual([]);
	});
});

describe('folders', () => {
	const explained = [
		...['core', 'groups'].flatMap((name) => foldersIn(`${home}/${name}`)),
		...['groups', 'events', 'operations', 'providers', 'errors'].map((name) => `${home}/${name}`),
		...['emulator', 'n8nServer', 'scripts'],
	];

	it.each(explained)('%s says what comes in, what goes out, and what to read first', (folder) => {
		const text = read(readmeOf(folder));
		expect(text).toMatch(/\b(comes?|goes|given?|gets?)\b/i);
		const [first = ''] = /Read first:[^\n]*/.exec(text) ?? [];
		const names = namedIn(first, /`([\w/]+\.\w+)`/g);
		expect(names).not.toEqual([]);
		expect(names.filter((name) => !exists(`${folder}/${name}`))).toEqual([]);
	});

	it.each(filesIn(home, 'README.md'))('%s names only files that there are', (readme) => {
		const named = namedIn(read(readme), /`([\w/]+\.ts)`/g);
		const places = [path.posix.dirname(readme), home, '.'];
		expect(named.filter((name) => !places.some((at) => exists(`${at}/${name}`)))).toEqual([]);
	});
});
