import { byId } from './actionWorkflow';
import { fromModel, type Tool } from './agentWorkflow';

const group = byId(fromModel('Group'));

/** What looks after groups, as somebody adds it to an agent: one click for each field. */
export const groupTools: readonly Tool[] = [
	{
		name: 'Get many groups in WhatsApp Groups',
		resource: 'group',
		operation: 'getMany',
		parameters: {},
	},
	{
		name: 'Send a text message to a group in WhatsApp Groups',
		resource: 'message',
		operation: 'sendText',
		parameters: { groupId: group, text: fromModel('Text') },
	},
	{
		name: 'Get many join requests in WhatsApp Groups',
		resource: 'joinRequest',
		operation: 'getMany',
		parameters: { groupId: group },
	},
	{
		name: 'Approve join requests in WhatsApp Groups',
		resource: 'joinRequest',
		operation: 'approve',
		parameters: { groupId: group, joinRequestIds: fromModel('Join_Request_IDs') },
	},
	{
		name: 'Check the setup of the account in WhatsApp Groups',
		resource: 'account',
		operation: 'checkSetup',
		parameters: {},
	},
];

/** What n8n calls a tool for the model. */
export const toolName = (at: number): string => groupTools[at]?.name.replace(/ /g, '_') ?? '';
