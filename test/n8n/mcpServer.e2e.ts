import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { randomUUID } from 'node:crypto';
import type { SavedWorkflow } from '../../n8nServer/editorApi';
import { waitFor } from '../../n8nServer/waitFor';
import { to, toolNodesOf } from './agentWorkflow';
import { groupTools, toolName } from './groupTools';
import { groupWhereAnaWrote } from './operations/operationCase';
import { enterSuite, type Suite } from './suite';

/** n8n's *MCP Server Trigger* with our tools, called by a program that knows nothing of n8n. */
const server = 'MCP Server Trigger';
let suite: Suite;
let workflow: SavedWorkflow;
let client: Client;

async function connect(url: URL): Promise<Client | false> {
	const candidate = new Client({ name: 'test', version: '1.0.0' });
	// n8n registers the address a moment after it said that the workflow is active.
	const isThere = await candidate.connect(new StreamableHTTPClientTransport(url)).then(
		() => true,
		() => false,
	);
	return isThere && candidate;
}

beforeAll(async () => {
	suite = await enterSuite();
	const path = randomUUID();
	workflow = await suite.client.createWorkflow({
		name: `MCP ${path}`,
		nodes: [
			{
				name: server,
				type: '@n8n/n8n-nodes-langchain.mcpTrigger',
				typeVersion: 2,
				position: [0, 0],
				webhookId: path,
				parameters: { path },
			},
			...toolNodesOf(groupTools, suite.credential),
		],
		connections: Object.fromEntries(groupTools.map(({ name }) => [name, to(server, 'ai_tool')])),
	});
	await suite.client.activate(workflow);
	const url = new URL(`${suite.n8nUrl}/mcp/${path}`);
	client = await waitFor(async () => await connect(url), {
		what: 'the MCP server answered',
		timeoutMs: 30_000,
	});
});
afterAll(async () => {
	await client.close();
	await suite.client.deactivate(workflow.id);
});

async function call(at: number, parameters: Record<string, unknown>): Promise<string> {
	const { content } = await client.callTool({ name: toolName(at), arguments: parameters });
	return (content as Array<{ text: string }>).map(({ text }) => text).join('\n');
}

it('offers the same tools, with the same words', async () => {
	const { tools } = await client.listTools();
	expect(tools.map(({ name }) => name).sort()).toEqual(
		groupTools.map((_, at) => toolName(at)).sort(),
	);
	for (const { description, inputSchema } of tools) {
		expect(description).toMatch(/\bUse it\b/);
		for (const name of Object.keys(inputSchema.properties ?? {}))
			expect(description).toContain(`\n${name}: `);
	}
});

it('lists groups and sends, and a refusal says what to do', async () => {
	const [given = {}] = await groupWhereAnaWrote(suite.control);
	const group = String(given['groupId']);
	expect(await call(0, {})).toContain(group);
	expect(await call(1, { Group: group, Text: 'From afar' })).toContain('messageId');
	expect(await suite.control.sentTo(group)).toMatchObject([{ text: 'From afar' }]);
	const refused = await call(1, { Group: 'Order 4713', Text: 'Hello' });
	expect(refused).toContain('perhaps the subject of a group, and not a group ID');
	expect(refused).toContain('Get Many');
	expect(await call(1, { Group: group, Text: 'x'.repeat(4097) })).toContain('at most 4096');
	expect(await suite.control.sentTo(group)).toHaveLength(1);
});
