import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WorkflowNode } from '../../../n8nServer/editorApi';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { WhatsAppGroupsTrigger } from '../../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';
import { exampleNames, readExample, type ExampleName } from '../../../scripts/start/examples';

import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

const folder = join(__dirname, '../../../examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

const triggerFields = new WhatsAppGroupsTrigger().description.properties;
const knownEvents = triggerFields
	.filter(({ name }) => name === 'events')
	.flatMap(({ options = [] }) => options.map((option) => ('value' in option ? option.value : '')));
const commonFields = ['provider', 'resource', 'operation', 'returnAll', 'limit'];

/** Parameters that the panel of a node would not show, and events that there are not. */
function namesUnknownTo({ name, type, parameters }: WorkflowNode): string[] {
	const isTrigger = type.endsWith('Trigger');
	const operation = operations.find(
		(candidate) =>
			candidate.resource === parameters['resource'] &&
			candidate.operation === parameters['operation'],
	);
	const fields = isTrigger ? triggerFields : (operation?.fields ?? []);
	const known = [...commonFields, ...fields.map((field) => field.name)];
	const events = (parameters['events'] ?? []) as string[];
	return [
		...Object.keys(parameters).filter((parameter) => !known.includes(parameter)),
		...events.filter((event) => !knownEvents.includes(event)),
	].map((unknown) => `${name}: ${unknown}`);
}

it('every example that there is is looked at', () => {
	expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...exampleNames].sort());
});

describe.each(exampleNames)('%s', (name) => {
	const { nodes, connections } = readExample(name);

	it('can be run step by step in the editor, which reads the pinned data of every workflow', () => {
		expect(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))).toHaveProperty(
			'pinData',
			{},
		);
	});

	it('sets nothing in our nodes that they do not have', () => {
		const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-whatsapp-groups.'));
		expect(ours.filter(({ typeVersion }) => typeVersion > 1.3)).toEqual([]);
		expect(ours.flatMap(namesUnknownTo)).toEqual([]);
	});

	it('connects nodes that it has, each with a name of its own', () => {
		const names = nodes.map((node) => node.name);
		expect(new Set(names).size).toBe(names.length);
		const ends = Object.entries(connections).flatMap(([from, ways]) => [
			from,
			...Object.values(ways).flatMap((way) => way.flat().map(({ node }) => node)),
		]);
		expect(ends.filter((end) => !names.includes(end))).toEqual([]);
	});
});

type Box = { name: string; left: number; top: number; right: number; bottom: number };

/** Around a node stands its name, below it; an agent is wide. */
function boxOf({ name, type, position: [x, y], parameters }: WorkflowNode): Box {
	if (type.endsWith('stickyNote')) {
		const { width, height } = parameters as { width: number; height: number };
		return { name, left: x, top: y, right: x + width, bottom: y + height };
	}
	const width = /\.(agent|chainLlm)$/.test(type) ? 260 : 100;
	return { name, left: x - 20, top: y, right: x + width + 20, bottom: y + 140 };
}
const areOver = (one: Box, other: Box) =>
	one.left < other.right &&
	other.left < one.right &&
	one.top < other.bottom &&
	other.top < one.bottom;

it.each(exampleNames)('%s: no node and no note lies over another', (name) => {
	const boxes = readExample(name).nodes.map(boxOf);
	const over = boxes.flatMap((one, index) =>
		boxes
			.slice(index + 1)
			.filter((other) => areOver(one, other))
			.map((other) => `${one.name} and ${other.name}`),
	);
	expect(over).toEqual([]);
});

describe('what the examples send', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	const send = async (name: ExampleName, nodeName: string, json: IDataObject) => {
		const node = readExample(name).nodes.find((candidate) => candidate.name === nodeName);
		// A Resume Key needs the data of a workflow, which is not there.
		const { resumeKey: _, ...options } = (node?.parameters['options'] ?? {}) as IDataObject;
		const parameters = { ...node?.parameters, options } as INodeParameters;
		return await host.outputs(parameters, { items: [{ json }] });
	};

	it.each([
		['join-request-gatekeeper', 'Welcome by template', 'Welcome! Ask anything'],
		['scheduled-announcement', 'Announce', 'Good morning, everybody!'],
		['picture-or-template', 'Template after all', 'Hello everybody!'],
	] as const)('%s: "%s" reaches people who have never written', async (name, node, text) => {
		const { groupId } = await host.createGroup();
		await send(name, node, { groupId, subject: 'Deal 4711' });
		expect(await host.sentTo(groupId)).toMatchObject([{ text: expect.stringContaining(text) }]);
	});

	it('picture-or-template: the picture goes where somebody has written, the template elsewhere', async () => {
		await host.emulator.control('POST', '/reset');
		const { groupId: open } = await host.createOpenGroup();
		const { groupId: closed } = await host.createGroup();
		const nodeOf = (name: string) =>
			readExample('picture-or-template').nodes.find((node) => node.name === name);
		const parameters = nodeOf('Send the picture')?.parameters as INodeParameters;
		const options = {};
		const sent = await host.outputs({ ...parameters, options }, { continueOnFail: true });
		const failed = sent.filter(({ error }) => error !== undefined);
		expect(failed).toMatchObject([{ error: { code: 131047, groupId: closed } }]);
		const instead = nodeOf('Template instead')?.parameters as INodeParameters;
		await host.run({ ...instead, options }, { items: failed.map((json) => ({ json })) });
		const typesIn = async (id: string) => (await host.sentTo(id)).map(({ type }) => type);
		expect([await typesIn(open), await typesIn(closed)]).toEqual([['image'], ['template']]);
	});

	it('join-request-gatekeeper: "Answer by text" replies to somebody who wrote', async () => {
		const { groupId } = await host.createOpenGroup();
		const [{ messageId = '' } = {}] = (await host.seeGroup(groupId)).messages;
		const event = { groupId, participant: { name: 'Ana' }, message: { id: messageId } };
		await send('join-request-gatekeeper', 'Answer by text', event);
		expect(await host.sentTo(groupId)).toMatchObject([
			{ text: expect.stringContaining('Thank you for asking, Ana!'), replyTo: messageId },
		]);
	});
});
