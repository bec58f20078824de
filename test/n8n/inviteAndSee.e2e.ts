import type { WorkflowNode } from '../../n8nServer/editorApi';
import { eventually } from './eventually';
import { RunningExample } from './exampleWorkflow';
import { ana, ben } from './operations/operationCase';
import { enterSuite } from './suite';

const longMs = 200_000;

it(
	'invite-and-see invites people, and says after its wait who has joined',
	async () => {
		const suite = await enterSuite();
		await suite.control.post('/reset');
		const { groupId } = await suite.control.createGroup({ subject: 'Choir', participants: [] });
		const jsCode = `return [${ana.waId}, ${ben.waId}].map((phone) => ({ json: { groupId: '${groupId}', phone: '+' + phone } }));`;
		const example = await RunningExample.start(suite, 'invite-and-see', (node: WorkflowNode) => {
			if (node.name === 'Whom') return { ...node, parameters: { jsCode } };
			// Longer than what n8n waits for in memory: this wait is in its database, as two days are.
			const wait = { amount: 66, unit: 'seconds' };
			return node.name === 'Two days later' ? { ...node, parameters: wait } : node;
		});
		await example.call('When you click');
		await eventually(
			async () => expect(await example.outputOf('Invite them')).toHaveLength(2),
			30_000,
		);
		for (const person of [ana, ben]) {
			const chat = await suite.control.chatWith(person.waId);
			expect(chat.messages).toMatchObject([{ type: 'template', from: 'business' }]);
		}
		await suite.control.person('open-invite', { groupId, ...ana });
		await eventually(async () => expect(await example.successCount()).toBe(1), 150_000);
		expect(await example.outputOf('Who has joined')).toEqual([
			{ groupId, invited: `+${ana.waId}`, isInvited: true, hasJoined: true },
			{ groupId, invited: `+${ben.waId}`, isInvited: true, hasJoined: false },
		]);
		await example.stop();
	},
	longMs,
);
