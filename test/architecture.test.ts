import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../package.json';

/** The rules of the house that a program can check. */
const root = path.join(__dirname, '..');

interface Source {
	readonly name: string;
	readonly text: string;
}

function sourcesIn(folder: string): Source[] {
	return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
		.filter((name) => name.endsWith('.ts') && !name.includes('node_modules/'))
		.map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') }));
}

const shipped = [...sourcesIn('nodes'), ...sourcesIn('credentials')];
const all = [
	...shipped,
	...sourcesIn('emulator'),
	...sourcesIn('n8nServer'),
	...sourcesIn('test'),
	...sourcesIn('scripts'),
];
const namesOf = (sources: Source[]) => sources.map(({ name }) => name);

function importsOf({ text }: Source): string[] {
	return [
		...text.matchAll(/(?:^(?:import|export|\}).*? from |^import |import\(|require\()'([^']+)'/gm),
	].map(([, from = '']) => from);
}

/** The layer of a file: the folder below `nodes/WhatsAppGroups`, `node` for the manifests. */
function layerOf(name: string): string {
	const [, layer = ''] = /^nodes\/WhatsAppGroups\/(\w+)(?:\/|$)/.exec(name) ?? [];
	return layer || 'node';
}

const mayImport: Readonly<Record<string, readonly string[]>> = {
	node: ['operations', 'events', 'providers', 'groups', 'core', 'errors'],
	operations: ['operations', 'groups', 'core', 'errors'],
	events: ['events', 'groups', 'core', 'errors'],
	groups: ['groups', 'core', 'errors'],
	providers: ['providers', 'core', 'errors'],
	core: ['core', 'errors'],
	errors: ['errors'],
};

describe('layers', () => {
	const inside = shipped.filter(({ name }) => name.startsWith('nodes/'));

	it.each(inside.map((source) => [source.name, source] as const))(
		'%s imports only what lies below it',
		(name, source) => {
			const relative = importsOf(source).filter((from) => from.startsWith('.'));
			const layers = relative.map((from) =>
				layerOf(path.posix.join(path.posix.dirname(name), from)),
			);
			const allowed = mayImport[layerOf(name)] ?? [];
			expect(layers.filter((layer) => !allowed.includes(layer))).toEqual([]);
		},
	);

	it('what ships imports n8n-workflow, crypto and its own files only', () => {
		const foreign = shipped
			.flatMap(importsOf)
			.filter((from) => !from.startsWith('.') && from !== 'n8n-workflow' && from !== 'crypto');
		expect(foreign).toEqual([]);
	});

	it('core knows no provider and no group', () => {
		const nouns =
			/'(meta|dialog360|oneMsg|graph|whatsapp|group|groups|participant|joinRequest|inviteLink)'|\b(groupId|inviteLink|joinRequestId?|participants?)\??:/;
		expect(
			namesOf(shipped.filter(({ name, text }) => layerOf(name) === 'core' && nouns.test(text))),
		).toEqual([]);
	});
});

describe('files', () => {
	it('have fewer than 200 lines', () => {
		expect(namesOf(all.filter(({ text }) => text.split('\n').length > 201))).toEqual([]);
	});

	it('are named after what they do or hold', () => {
		const saysNothing = /(^|\/)(utils?|helpers?|common|shared|types|constants|misc)(\.test)?\.ts$/;
		expect(namesOf(all).filter((name) => saysNothing.test(name))).toEqual([]);
	});

	it('suppress no rule, and leave no type open', () => {
		const suppression = new RegExp(
			[
				'@ts-' + 'ignore',
				'@ts-' + 'nocheck',
				'eslint-' + 'disable',
				':\\s*any\\b',
				'as ' + 'any\\b',
				'<any>',
			].join('|'),
		);
		expect(namesOf(shipped.filter(({ text }) => suppression.test(text)))).toEqual([]);
	});

	it('that ship declare and do not dispatch', () => {
		expect(namesOf(shipped.filter(({ text }) => /\bswitch\s*\(/.test(text)))).toEqual([]);
	});

	it('with tests leave none out', () => {
		const left = /\b(describe|it|test)\.(only|skip|todo)\b|\bx(it|describe)\(/;
		expect(
			namesOf(
				all.filter(
					({ name, text }) =>
						/\.(test|e2e)\.ts$/.test(name) &&
						!name.endsWith('architecture.test.ts') &&
						left.test(text),
				),
			),
		).toEqual([]);
	});
});

describe('the package', () => {
	it('has no runtime dependencies, and asks for n8n-workflow alone', () => {
		expect(packageJson).not.toHaveProperty('dependencies');
		expect(packageJson).not.toHaveProperty('overrides');
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(packageJson.files).toEqual(['dist']);
	});

	it('runs no script when it is installed', () => {
		const lifecycle = [
			'preinstall',
			'install',
			'postinstall',
			'prepare',
			'prepublish',
			'preprepare',
			'postprepare',
		];
		expect(Object.keys(packageJson.scripts).filter((name) => lifecycle.includes(name))).toEqual([]);
	});

	it('names credentials and nodes that exist', () => {
		const files = [...packageJson.n8n.credentials, ...packageJson.n8n.nodes].map((file) =>
			file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
		);
		expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
	});
});
