import { waitFor } from '../../n8nServer/waitFor';
import {
	makeList,
	makeOffice,
	officeIsAsked,
	officeTurnsAway,
	strangerAsks,
} from './listAndOffice';
import {
	executionEnds,
	isTemplate,
	isText,
	newExecution,
	seeGroup,
	within,
	type Step,
} from './scene';

/** She is in the list of members that the workflow makes as a pattern. */
export const asker = { waId: '14155550101', name: 'Ana' };
const question = 'When will order 4711 arrive?';

export const scenario: Step[] = [
	makeList,
	makeOffice,
	{
		title: 'n8n registers its webhook address',
		happen: async ({ emulator }) =>
			`n8n listens for WhatsApp at ${await waitFor(async () => await emulator.callback(), within('n8n registered its webhook address'))}`,
	},
	{
		title: 'A group is made',
		happen: async (scene) => {
			const group = await scene.emulator.createGroup({
				subject: 'Order 4711',
				joinApprovalMode: 'approval_required',
			});
			scene.groupId = group.groupId;
			scene.inviteLink = group.inviteLink ?? '';
			for (const { id } of await scene.client.executions(scene.gatekeeper.id))
				scene.earlierExecutions.add(id);
			return `The group "${group.subject}" is there; people join it after approval by ${scene.inviteLink}`;
		},
	},
	{
		title: `${asker.name} opens the invite link`,
		happen: async ({ emulator, groupId }) => {
			await emulator.person('open-invite', { groupId, ...asker });
			return `${asker.name} opened the invite link and asked to join; the emulator sent a webhook`;
		},
	},
	{
		title: 'n8n starts the gatekeeper workflow',
		happen: async (scene) => {
			const execution = await waitFor(
				async () => await newExecution(scene),
				within('n8n started the gatekeeper workflow'),
			);
			return `The trigger started the workflow "${scene.gatekeeper.name}" (execution ${execution.id})`;
		},
	},
	{
		title: 'The workflow finds her on the list of members, and approves the request',
		happen: async (scene) => {
			await seeGroup(scene, 'the join request was approved', ({ participants }) =>
				participants.some(({ waId }) => waId === asker.waId),
			);
			return `${asker.name} is on the list of members. The request was approved: ${asker.name} is in the group`;
		},
	},
	{
		title: 'The workflow sends the welcome, an approved template: nobody has written yet',
		happen: async (scene) => {
			const group = await seeGroup(scene, 'a welcome was posted', ({ messages }) =>
				messages.some(isTemplate),
			);
			const welcome = group.messages.find(isTemplate);
			scene.welcomeId = welcome?.messageId ?? '';
			return `The group reads the template: "${welcome?.text ?? ''}"`;
		},
	},
	{
		title: 'The workflow pins the welcome',
		happen: async (scene) => {
			await seeGroup(scene, 'the welcome was pinned', ({ pinned }) =>
				pinned.some(({ messageId }) => messageId === scene.welcomeId),
			);
			return 'The welcome is pinned';
		},
	},
	executionEnds('with the welcome'),
	{
		title: `${asker.name} asks something in the group`,
		happen: async ({ emulator, groupId }) => {
			await emulator.person('write', { groupId, waId: asker.waId, text: question });
			return `${asker.name} wrote "${question}": from now on the group can be sent text, for 24 hours`;
		},
	},
	{
		title: 'The workflow answers by text',
		happen: async (scene) => {
			const group = await seeGroup(scene, 'the question was answered', ({ messages }) =>
				messages.some(isText),
			);
			return `The group reads: "${group.messages.find(isText)?.text ?? ''}"`;
		},
	},
	executionEnds('with the answer'),
	strangerAsks,
	officeIsAsked,
	officeTurnsAway,
	executionEnds('with the decision'),
];
