import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	extractFromAICalls,
	NodeHelpers,
	type INodeParameters,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { WhatsAppGroups } from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { WhatsAppGroupsTrigger } from '../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';
import { agentWorkflows, codeBlocks } from '../../scripts/screenshots/pageOfAgents';

const page = readFileSync(join(__dirname, '../../docs/ai-agents.md'), 'utf8');
const described: Record<string, INodeTypeDescription> = {
	whatsAppGroups: new WhatsAppGroups().description,
	whatsAppGroupsTrigger: new WhatsAppGroupsTrigger().description,
};

/** The panel of one of our nodes, also as a tool; undefined for nodes of others. */
function panelOf(type: string): INodeTypeDescription | undefined {
	const [scope, name = ''] = type.split('.');
	if (scope !== 'n8n-nodes-whatsapp-groups') return undefined;
	const description = described[name.replace(/(Hitl)?Tool$/, '')];
	if (!description) throw new Error(`There is no ${name}`);
	return { ...description, name };
}

/** What n8n fixes when it makes a review of the node. */
const asReview = { resource: 'message', operation: 'sendAndWait', message: 'May I?' };

const nodes = agentWorkflows().flatMap(({ nodes: all }) => all);

it('has workflows to paste, with nodes of ours', () => {
	expect(nodes.filter(({ type }) => panelOf(type)).length).toBeGreaterThan(1);
});

describe.each(nodes.map((node) => [node.name, node] as const))('%s', (_name, node) => {
	const panel = panelOf(node.type);
	const given = {
		...(node.type.endsWith('HitlTool') && asReview),
		...node.parameters,
	} as INodeParameters;

	it('has no field that its panel does not have, and nothing left to fill in', () => {
		if (!panel) return expect(node.type).toMatch(/^(@n8n\/n8n-nodes-langchain|n8n-nodes-base)\./);
		const { typeVersion } = node;
		const read = NodeHelpers.getNodeParameters(
			panel.properties,
			given,
			false,
			false,
			{ typeVersion },
			panel,
		);
		// n8n leaves out what is the default anyway.
		expect(given).toMatchObject(read ?? {});
		const all = NodeHelpers.getNodeParameters(
			panel.properties,
			given,
			true,
			false,
			{ typeVersion },
			panel,
		);
		expect(all).toMatchObject(given);
		const whole = { ...node, id: node.name, parameters: all ?? {}, position: [0, 0] };
		expect(
			NodeHelpers.getNodeParametersIssues(
				panel.properties,
				whole as Parameters<typeof NodeHelpers.getNodeParametersIssues>[1],
				panel,
			),
		).toBeNull();
	});
});

it('each $fromAI names its parameter, says what the model reads, and has a type', () => {
	const calls = codeBlocks('').flatMap((text) => extractFromAICalls(text));
	expect(calls.length).toBeGreaterThan(2);
	for (const { key, description = '', type = '' } of calls) {
		expect(key).toMatch(/^\w{1,64}$/);
		expect(description.length).toBeGreaterThan(15);
		expect(['string', 'number', 'boolean', 'json']).toContain(type);
	}
});

it('expressions have both ends, and read only what the trigger and the agent give', () => {
	const expressions = [...page.matchAll(/\{\{(.*?)\}\}/gs)].map(([, inside = '']) => inside.trim());
	expect(page.split('{{')).toHaveLength(expressions.length + 1);
	const read = expressions.flatMap((text) => [...text.matchAll(/json\.([\w.]+)/g)]);
	const given = ['groupId', 'message.id', 'output'];
	for (const [, path] of page.matchAll(/\$tool\.([\w.]+)/g))
		expect(['name', 'parameters.Text']).toContain(path);
	expect(read.length).toBeGreaterThan(2);
	for (const [, path] of read) expect(given).toContain(path);
});
