import { validateWorkflow } from '@action-validator/core';
import { parse } from 'yaml';
import packageJson from '../../package.json';
import { filesIn, read } from './sources';

interface Step {
	readonly uses?: string;
	readonly run?: string;
	readonly env?: Record<string, string>;
}
interface Job {
	readonly steps: Step[];
	readonly 'timeout-minutes'?: number;
	readonly permissions?: Record<string, string>;
	readonly strategy?: { readonly matrix: { readonly node: number[] } };
}
interface WorkflowFile {
	readonly on: { readonly push: { readonly tags?: string[] } };
	readonly permissions: Record<string, string>;
	readonly jobs: Record<string, Job>;
}

const folder = '.github/workflows';
const files = filesIn(folder, '.yml');
const parsed = (name: string) => parse(read(name)) as WorkflowFile;
const jobsOf = (name: string) => Object.values(parsed(name).jobs);
const stepsOf = (name: string) => jobsOf(name).flatMap(({ steps }) => steps);
const commandsOf = (name: string) => stepsOf(name).flatMap(({ run }) => run ?? []);

describe.each(files)('%s', (name) => {
	it('is a workflow as GitHub takes it', () => {
		expect(validateWorkflow(read(name)).errors).toEqual([]);
	});

	it('runs scripts that there are', () => {
		const named = [
			...commandsOf(name)
				.join('\n')
				.matchAll(/\bnpm (?:run )?(test|[\w:]+)/g),
		]
			.map(([, script = '']) => script)
			.filter((script) => script !== 'publish');
		expect(named.filter((script) => !Object.hasOwn(packageJson.scripts, script))).toEqual([]);
	});

	it('ends some time, may only read by default, and knows no secret', () => {
		expect(jobsOf(name).filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
		expect(parsed(name).permissions).toEqual({ contents: 'read' });
		expect(read(name)).not.toContain('secrets.');
	});

	it('uses only what GitHub itself offers, at a named version', () => {
		const used = stepsOf(name).flatMap(({ uses }) => uses ?? []);
		expect(used.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
	});
});

describe('the workflows', () => {
	const test = `${folder}/test.yml`;
	const publish = `${folder}/publish.yml`;

	it('a wrong one is noticed', () => {
		expect(validateWorkflow('on: push\njobs: { a: { steps: [] } }\n').errors).not.toEqual([]);
	});

	it('test what `.ci/run` tests, the fast part in each Node that is supported', () => {
		const ofGate = [...read('.ci/run').matchAll(/^npm .*$/gm)].map(([command]) => command);
		expect(ofGate).toEqual(['npm test', 'npm run test:e2e']);
		expect(commandsOf(test)).toEqual(expect.arrayContaining(ofGate));
		expect(parsed(test).jobs['fast']?.strategy?.matrix.node).toEqual([20, 22, 24]);
	});

	it('publish a tag, and only what was tested, built and scanned, with provenance', () => {
		expect(parsed(publish).on.push.tags).toEqual(['v*.*.*']);
		expect(parsed(publish).jobs['publish']?.permissions).toMatchObject({ 'id-token': 'write' });
		expect(commandsOf(publish)).toEqual([
			expect.stringContaining('scripts/checkRelease.js'),
			'npm test',
			'npm run build',
			'npm run scan',
			'npm publish --provenance --access public',
		]);
	});
});

describe('the forms for issues', () => {
	const forms = filesIn('.github/ISSUE_TEMPLATE', '.yml').filter(
		(name) => !name.endsWith('config.yml'),
	);
	const types = ['checkboxes', 'dropdown', 'input', 'markdown', 'textarea'];

	it.each(forms)('%s is one as GitHub takes it', (name) => {
		const form = parse(read(name)) as {
			name: string;
			description: string;
			body: Array<{ type: string; id?: string; attributes: { label?: string; value?: string } }>;
		};
		expect(form).toEqual(
			expect.objectContaining({ name: expect.any(String), description: expect.any(String) }),
		);
		expect(form.body.filter(({ type }) => !types.includes(type))).toEqual([]);
		expect(
			form.body.filter(
				({ attributes }) => attributes.label === undefined && attributes.value === undefined,
			),
		).toEqual([]);
		const ids = form.body.flatMap(({ id }) => id ?? []);
		expect(new Set(ids).size).toBe(ids.length);
	});
});
