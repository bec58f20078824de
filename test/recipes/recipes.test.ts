import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { INodePropertyOptions, INodeType } from 'n8n-workflow';
import type * as Registry from '../../nodes/WhatsAppGroups/operations/registry';
import type * as Node from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import type * as Trigger from '../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';
import type * as ErrorCodes from '../../nodes/WhatsAppGroups/errors/graphErrorCodes';
import type * as Control from '../../n8nServer/emulatorControl';
import type * as Requests from '../support/documentedRequests';
import type * as Bench from '../support/triggerBench';
import type * as EmulatorHost from '../support/emulatorHost';
import type * as EventCases from '../n8n/events';
import type * as OperationCases from '../n8n/operations';
import { describeAcme } from './describeAcme';
import { followRecipes } from './changedCheckout';

const changed = followRecipes();
const { load, read } = changed;
const savedValues = JSON.parse(read('test/savedValues.json')) as Record<string, string[]>;
afterAll(() => changed.remove());

const run = promisify(execFile);
const tool = (name: string) => path.join(changed.folder, 'node_modules', name);

function choicesOf(node: INodeType, name: string, shown: Record<string, string> = {}): unknown[] {
	const { properties } = node.description;
	const isShown = (key: string, value: string) => (property: (typeof properties)[number]) =>
		property.displayOptions?.show?.[key]?.includes(value);
	return Object.entries(shown)
		.reduce((left, [key, value]) => left.filter(isShown(key, value)), properties)
		.filter((property) => property.name === name)
		.flatMap(({ options = [] }) => (options as INodePropertyOptions[]).map(({ value }) => value));
}

describe('the files of all recipes', () => {
	it('are formatted as the house is', async () => {
		const bin = tool('prettier/bin/prettier.cjs');
		await run(process.execPath, [bin, '--check', ...changed.files], { cwd: changed.folder });
	});

	it('compile, as far as they ship', async () => {
		const files = changed.files.filter((file) => /^(nodes|credentials)\/.*\.ts$/.test(file));
		const config = { extends: './tsconfig.json', files, include: [] };
		writeFileSync(path.join(changed.folder, 'tsconfig.recipes.json'), JSON.stringify(config));
		const bin = tool('typescript-7/bin/tsc');
		const args = [bin, '-p', 'tsconfig.recipes.json', '--moduleResolution', 'bundler'];
		await run(process.execPath, args, { cwd: changed.folder });
	}, 120_000);
});

describe('the recipe of an operation', () => {
	const node = new (load<typeof Node>('nodes/WhatsAppGroups/WhatsAppGroups.node').WhatsAppGroups)();
	const { operations } = load<typeof Registry>('nodes/WhatsAppGroups/operations/registry');
	const rename = operations.find(({ operation }) => operation === 'rename');

	it('puts it into the panel, the docs, the output schemas and the saved values', () => {
		expect(choicesOf(node, 'operation', { resource: 'group' })).toContain('rename');
		expect(read('docs/operations.md')).toMatch(/\*\*Rename\*\* \(`rename`\).*`POST \/{GROUP_ID}`/);
		const schema = read('nodes/WhatsAppGroups/__schema__/v1.0.0/group/rename.json');
		expect(JSON.parse(schema)).toEqual({
			type: 'object',
			properties: { groupId: { type: 'string' }, requestId: { type: 'string' } },
			version: 1,
		});
		expect(savedValues['group.rename']).toEqual([
			'groupId',
			'groupId=id',
			'groupId=list',
			'groupId=name',
			'newSubject',
		]);
	});

	describe('its test', () => void load('test/operations/group/rename.test.ts'));

	describe('what it asks, with any value', () => {
		if (rename) load<typeof Requests>('test/support/documentedRequests').describeRequests(rename);
	});

	it('has a case for the real n8n, which works over HTTP', async () => {
		const { startEmulatorHost } = load<typeof EmulatorHost>('test/support/emulatorHost');
		const { EmulatorControl } = load<typeof Control>('n8nServer/emulatorControl');
		const { operationCases } = load<typeof OperationCases>('test/n8n/operations');
		const one = operationCases.find(({ operation }) => operation === 'rename');
		const host = await startEmulatorHost();
		const given = (await one?.prepare(new EmulatorControl(host.emulator.url))) ?? [];
		const { resource = '', operation = '', parameters = {} } = one ?? {};
		const outputs = await host.outputs({ resource, operation, ...parameters } as never, {
			items: given.map((json) => ({ json: json as never })),
		});
		one?.expectOutput(outputs, given);
		expect(outputs).toEqual([{ groupId: given[0]?.groupId, requestId: expect.any(String) }]);
		await host.close();
	});
});

describe('the recipe of an event', () => {
	const { WhatsAppGroupsTrigger } = load<typeof Trigger>(
		'nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node',
	);

	it('puts it into the panel, the docs and the saved values', () => {
		expect(choicesOf(new WhatsAppGroupsTrigger(), 'events')).toContain('group.warned');
		expect(read('docs/trigger.md')).toContain('| Group Warned | `group.warned` |');
		expect(savedValues.trigger).toContain('events=group.warned');
	});

	describe('its test', () => void load('test/events/fixtures.test.ts'));

	it('has a case for the real n8n, which starts a workflow over HTTP', async () => {
		const { TriggerBench } = load<typeof Bench>('test/support/triggerBench');
		const { eventCases } = load<typeof EventCases>('test/n8n/events');
		const { EmulatorControl } = load<typeof Control>('n8nServer/emulatorControl');
		const one = eventCases.find(({ event }) => event === 'group.warned');
		const bench = await TriggerBench.open();
		await bench.begin();
		const trigger = bench.host.add({
			credentials: bench.credentials,
			parameters: { events: ['group.warned'] },
		});
		await trigger.activate();
		const expected = await one?.cause(new EmulatorControl(bench.emulator.url));
		await bench.settle();
		expect(trigger.heard).toMatchObject([{ event: 'group.warned', provider: 'meta' }]);
		expect(trigger.heard).toMatchObject([expected]);
		await bench.end();
		await bench.close();
	});
});

describe('the recipe of a provider', () => {
	describe('its test', () => void load('test/providers/acme/provider.test.ts'));

	describe('a workflow through it', () => describeAcme(changed));

	it('puts it into package.json, the docs and the saved values', () => {
		expect(read('package.json')).toContain('WhatsAppGroupsAcmeApi.credentials.js');
		expect(read('docs/operations.md')).toContain('| Meta | 360dialog | 1msg.io | Acme |');
		expect(savedValues.provider).toContain('acme');
		expect(savedValues.whatsAppGroupsAcmeApi).toEqual(['baseUrl', 'number', 'token']);
	});
});

describe('the recipe of an error code', () => {
	describe('its test', () => void load('test/errors/graphErrorCodes.test.ts'));

	it('gives it a sentence, and sends the request again', () => {
		const { findGraphErrorCode } = load<typeof ErrorCodes>(
			'nodes/WhatsAppGroups/errors/graphErrorCodes',
		);
		expect(findGraphErrorCode(131299)).toMatchObject({
			message: 'WhatsApp is moving this group to another server',
			retry: 'safe',
		});
	});
});
