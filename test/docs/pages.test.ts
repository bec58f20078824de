import { existsSync } from 'node:fs';
import path from 'node:path';
import { transpileModule } from 'typescript';
import packageJson from '../../package.json';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { resources } from '../../nodes/WhatsAppGroups/operations/resources';
import { filesIn, read, root } from '../architecture/sources';
import savedValues from '../savedValues.json';
import { blocks, deadLinks, deadOwnLinks, linksOut, pages } from './pages';

const all = pages.map(({ name, text }) => [name, text] as const);

it('every link inside the repository leads somewhere', () => {
	expect(deadLinks()).toEqual([]);
});

it('a dead link is noticed', () => {
	const page = {
		name: 'README.md',
		text: '',
		prose: '[a](docs/nothing.md) [b](#nowhere)\n# Here\n',
	};
	expect(deadLinks([page])).toEqual(['README.md: docs/nothing.md', 'README.md: #nowhere']);
});

it('every link to this repository in panels, credentials and forms leads somewhere', () => {
	const texts = [
		...filesIn('nodes', '.ts'),
		...filesIn('nodes', '.json'),
		...filesIn('credentials', '.ts'),
		...filesIn('.github', '.yml'),
		'SECURITY.md',
	].map(read);
	expect(texts.flatMap((text) => deadOwnLinks(text))).toEqual([]);
	const home = 'https://github.com/n8n-nodes-whatsapp-groups/n8n-nodes-whatsapp-groups';
	expect(deadOwnLinks(`${home}#nowhere ${home}/blob/main/docs/nothing.md`)).toHaveLength(2);
	expect(deadOwnLinks(`${home}#credentials ${home}/tree/main/examples#readme`)).toEqual([]);
});

/** Pages of others that the docs may send somebody to. None of them can be opened by a test. */
const knownPages = [
	/^https:\/\/1msg\.io$/,
	/^https:\/\/business\.facebook\.com(\/settings|\/wa\/manage\/(phone-numbers|message-templates)\/)?$/,
	/^https:\/\/developers\.facebook\.com\/apps$/,
	/^https:\/\/developers\.facebook\.com\/documentation\/business-messaging\/whatsapp\/[a-z/-]+$/,
	/^https:\/\/docs\.360dialog\.com\/docs\/messaging\/groups$/,
	/^https:\/\/docs\.amio\.io\/reference\/whatsapp-messages-handling-errors$/,
	/^https:\/\/docs\.n8n\.io\/(deploy\/host-n8n|integrations\/community-nodes)\/[a-z0-9/-]+$/,
	/^https:\/\/github\.com\/(fabrahaingo\/joel\/pull\/314|n8n-nodes-whatsapp-groups\/.+)$/,
	/^https:\/\/(n8n\.io|semver\.org)$/,
];

it('every link to others is one of the known pages, by https', () => {
	expect(linksOut.length).toBeGreaterThan(20);
	expect(linksOut.filter(([, link]) => !knownPages.some((page) => page.test(link)))).toEqual([]);
});

it.each(all)('%s: every `npm run` is a script of the package', (_name, text) => {
	const named = [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, script = '']) => script);
	expect(named.filter((script) => !Object.hasOwn(packageJson.scripts, script))).toEqual([]);
});

it.each(all)('%s: every file that it names is there', (page, text) => {
	// The files of the recipes are written by the test of the recipes.
	const [before = ''] = text.split('\n## Recipes');
	const named = before.matchAll(
		/`((?:test|nodes|docs|scripts|emulator|examples)\/[\w./-]+\.\w+)`/g,
	);
	const isThere = (name: string) =>
		[root, path.join(root, path.dirname(page))].some((at) => existsSync(path.join(at, name)));
	expect([...named].map(([, name = '']) => name).filter((name) => !isThere(name))).toEqual([]);
});

it('every block of JSON is JSON, and so is what a command sends', () => {
	const json = blocks.filter(({ language }) => language === 'json').map(({ code }) => code);
	const sent = pages.flatMap(({ text }) =>
		[...text.matchAll(/ -d '([^']*)'/g)].map(([, body = '']) => body),
	);
	const wrong = [...json, ...sent].filter((text) => {
		try {
			JSON.parse(text);
			return false;
		} catch {
			return true;
		}
	});
	expect(wrong).toEqual([]);
});

describe('expressions', () => {
	const expressions = pages.flatMap(({ name, text }) =>
		[...text.matchAll(/\{\{ (.*?) \}\}/g)].map(([, code = '']) => ({ name, code })),
	);
	/** What our nodes put out, and what other nodes do in examples. */
	const outputs = new Set(
		Object.entries(savedValues)
			.filter(([place]) => place.startsWith('output of '))
			.flatMap(([, values]) => values.flatMap((value) => value.split(/[.[\]:]+/)[0] ?? [])),
	);
	const ownTable = new Set(['group', 'groups', 'name', 'order', 'output', 'text']);

	it('are JavaScript', () => {
		expect(expressions.length).toBeGreaterThan(10);
		const wrong = expressions.filter(
			({ code }) =>
				transpileModule(`(${code});`, { reportDiagnostics: true }).diagnostics?.length !== 0,
		);
		expect(wrong).toEqual([]);
	});

	it('read what our nodes put out', () => {
		const unknown = expressions.flatMap(({ name, code }) =>
			[...code.matchAll(/\$json\.(\w+)/g)]
				.map(([, field = '']) => field)
				.filter((field) => !outputs.has(field) && !ownTable.has(field))
				.map((field) => `${name}: ${field}`),
		);
		expect(unknown).toEqual([]);
	});
});

it('every operation that is named as *Resource → Operation* is there', () => {
	const names = new Map(resources.map(({ name, value }) => [name, value]));
	const missing = pages.flatMap(({ name: page, prose }) =>
		[...prose.matchAll(/\*+([A-Z][A-Za-z ]+) → ([A-Z][A-Za-z ]+)\*+/g)].flatMap(
			([named, resource = '', operation = '']) => {
				const value = names.get(resource);
				const known = operations.some(
					(one) => one.resource === value && one.name.toLowerCase() === operation.toLowerCase(),
				);
				return value === undefined || known ? [] : [`${page}: ${named}`];
			},
		),
	);
	expect(missing).toEqual([]);
});
