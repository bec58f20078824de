import { randomUUID } from 'node:crypto';
import type { ScriptedModel } from '../../n8nServer/scriptedModel';
import { byId, runWorkflow, type Json } from './actionWorkflow';
import { agentWorkflow, fromModel, type Tool } from './agentWorkflow';
import { ana, groupAskedByBen } from './operations/operationCase';
import type { Suite } from './suite';
import { useScriptedModel } from './useScriptedModel';

/** A real agent whose model gives our node, as its tool, what models give. */
let suite: Suite;
let model: ScriptedModel;
let credential: Suite['credential'];

useScriptedModel((scripted) => ({ suite, model, credential } = scripted));

/** What the model gets back for each of its calls. */
async function callTool(version: number, tool: Tool, calls: Json[]): Promise<string[]> {
	model.follow(...calls.map((call) => ({ call })), { say: 'Done' });
	const path = randomUUID();
	const workflow = agentWorkflow(suite, path, { tools: [tool], model: credential, version });
	const { status, items } = await runWorkflow(suite, { workflow, path }, [{}]);
	expect({ status, items }).toEqual({ status: 200, items: [{ output: 'Done' }] });
	return model.heard;
}

const sendText: Tool = {
	name: 'Send Text',
	resource: 'message',
	operation: 'sendText',
	parameters: { groupId: byId(fromModel('group')), text: fromModel('text'), options: {} },
};
const approve: Tool = {
	name: 'Approve',
	resource: 'joinRequest',
	operation: 'approve',
	parameters: {
		groupId: byId(fromModel('group')),
		joinRequests: fromModel('mode'),
		joinRequestIds: fromModel('ids'),
		pickedJoinRequests: fromModel('ids'),
	},
};
const origin =
	'Group → Get Many and the trigger return the ID as groupId. By Name takes the subject instead. Nothing was sent.';

// Up to 2, the agent runs its tools itself; the newer ones let n8n run them.
describe.each([3.1, 2.2, 1.7])('with AI Agent %s', (version) => {
	it('the model hears what is wrong with what it gave, and what to do', async () => {
		const { groupId } = await suite.control.createOpenGroup({
			subject: 'Oak Street',
			participants: [ana],
		});
		const heard = await callTool(version, sendText, [
			{ group: 'Oak Street', text: 'Hello' },
			{ group: 'https://chat.whatsapp.com/AbCdEfGhIjK', text: 'Hello' },
			{ group: '+1 650 555 1234', text: 'Hello' },
			{ group: '[object Object]', text: 'Hello' },
			{ group: '', text: 'Hello' },
			{ group: groupId, text: '' },
			{ group: groupId, text: 'x'.repeat(4097) },
			{ group: JSON.stringify({ groupId }), text: 'Hello' },
		]);
		const errors = heard.map((text) => (JSON.parse(text) as Json[])[0]?.['error']);
		expect(errors).toEqual([
			`Group is "Oak Street", which is perhaps the subject of a group, and not a group ID. ${origin}`,
			`Group is "https://chat.whatsapp.com/AbCdEfGhIjK", which is an invite link, and not a group ID. ${origin}`,
			`Group is "+1 650 555 1234", which is a phone number, and not a group ID. ${origin}`,
			expect.stringMatching(/^Group is "\[object Object\]", .*Nothing was sent\.$/),
			'Group is empty. Fill in Group, or check the expression in it. Nothing was sent.',
			'Text is empty. Fill in Text, or check the expression in it. Nothing was sent.',
			expect.stringMatching(/^Text has 4097 characters, .* at most 4096\. .*Nothing was sent\.$/),
			undefined,
		]);
		expect((await suite.control.sentTo(groupId)).map(({ text }) => text)).toEqual(['Hello']);
	});

	it('a group may be given by its name, and a wrong one tells the model which there are', async () => {
		const subject = `Elm Street ${randomUUID()}`;
		const { groupId } = await suite.control.createOpenGroup({ subject, participants: [ana] });
		const group = { __rl: true, mode: 'name', value: fromModel('group') };
		const byName = { ...sendText, parameters: { ...sendText.parameters, groupId: group } };
		const [refused, ...sent] = await callTool(version, byName, [
			{ group: subject.slice(0, -1), text: 'Hello' },
			{ group: ` ${subject.toUpperCase()}`, text: 'Hello' },
			{ group: groupId, text: 'Hello' },
		]);
		expect(refused).toContain('no active group has this subject. Active groups: ');
		expect(refused).toContain(`(ID ${groupId})`);
		for (const answer of sent) expect(answer).toContain(groupId);
		expect(await suite.control.sentTo(groupId)).toHaveLength(2);
	});

	it('a mode that is no choice approves nobody, and the model hears the choices', async () => {
		const [given = {}] = await groupAskedByBen(suite.control);
		const group = String(given['groupId']);
		const ids = String(given['joinRequestId']);
		const [refused, approved] = await callTool(version, approve, [
			{ group, mode: 'everybody who asked', ids },
			{ group, mode: 'by id', ids: JSON.stringify([ids]) },
		]);
		expect(refused).toContain('must be one of these: All Pending, By ID');
		expect(approved).toContain('"status":"approved"');
	});

	it('what WhatsApp refuses reaches the model with what to do, too', async () => {
		const { groupId } = await suite.control.createGroup({ subject: 'Empty', participants: [] });
		const [refused = ''] = await callTool(version, sendText, [{ group: groupId, text: 'Hello' }]);
		expect(refused).toMatch(/"error":".*Send people the invite link/);
	});
});

it('numbers, items and nothing at all come from a model, and are read or refused', async () => {
	const { groupId } = await suite.control.createOpenGroup({ subject: 'Oak', participants: [ana] });
	const heard = await callTool(3.1, sendText, [
		{ group: groupId, text: 42 },
		{ group: [{ groupId, subject: 'Oak' }], text: 'Hello' },
		{ group: groupId },
		{ group: groupId, text: { body: 'Hello' } },
		{ group: [groupId, 'G2'], text: 'Hello' },
	]);
	expect(heard).toEqual([
		expect.stringContaining('"messageId"'),
		expect.stringContaining('"messageId"'),
		expect.stringContaining('Text is empty. Fill in Text'),
		expect.stringContaining('Text is an object'),
		expect.stringContaining('Group has 2 entries, but it takes only one. '),
	]);
	expect((await suite.control.sentTo(groupId)).map(({ text }) => text)).toEqual(['42', 'Hello']);
});
