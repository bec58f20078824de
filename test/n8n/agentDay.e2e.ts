import { randomUUID } from 'node:crypto';
import type { ScriptedModel } from '../../n8nServer/scriptedModel';
import { runWorkflow, type Json } from './actionWorkflow';
import { agentWorkflow } from './agentWorkflow';
import { groupTools, toolName } from './groupTools';
import { groupAskedByBen } from './operations/operationCase';
import type { Suite } from './suite';
import { useScriptedModel } from './useScriptedModel';

/** A real agent that has nothing to go by but what our node's tools say. */
let suite: Suite;
let model: ScriptedModel;
let credential: Suite['credential'];

useScriptedModel((scripted) => ({ suite, model, credential } = scripted));

async function runAgent(): Promise<Json[]> {
	const path = randomUUID();
	const workflow = agentWorkflow(suite, path, { tools: groupTools, model: credential });
	const { status, items } = await runWorkflow(suite, { workflow, path }, [{}]);
	expect({ status, items }).toEqual({ status: 200, items: [{ output: 'Done' }] });
	return model.heard.map((text) => ({ text }));
}

it('an agent finds a group, lets somebody in, tells the group, and checks the setup', async () => {
	const [given = {}] = await groupAskedByBen(suite.control);
	const group = String(given['groupId']);
	await suite.control.person('write', { groupId: group, waId: '14155550101', text: 'Hello' });
	const [list, send, requests, approve, check] = groupTools.map((_, at) => toolName(at));
	model.follow(
		{ call: {}, tool: list },
		{ call: { Group: group }, tool: requests },
		{ call: { Group: group, Join_Request_IDs: given['joinRequestId'] }, tool: approve },
		{ call: { Group: group, Text: 'Welcome, Ben!' }, tool: send },
		{ call: {}, tool: check },
		{ say: 'Done' },
	);
	const heard = await runAgent();
	expect(heard).toEqual(
		[
			group,
			String(given['joinRequestId']),
			'"status":"approved"',
			'"messageId"',
			'"check":"token"',
		].map((part) => ({ text: expect.stringContaining(part) as string })),
	);
	expect(await suite.control.sentTo(group)).toMatchObject([{ text: 'Welcome, Ben!' }]);
	expect((await suite.control.group(group)).joinRequests).toEqual([]);
});

it('each tool says what it does, when to use it, and what its parameters take', () => {
	const tools = model.asked[0]?.tools ?? [];
	expect(tools.map(({ function: { name } }) => name).sort()).toEqual(
		groupTools.map((_, at) => toolName(at)).sort(),
	);
	for (const { function: told } of tools) {
		expect(told.description).toMatch(/\bUse it\b/);
		const { properties = {} } = told.parameters as { properties?: object };
		for (const name of Object.keys(properties)) expect(told.description).toContain(`\n${name}: `);
	}
});
