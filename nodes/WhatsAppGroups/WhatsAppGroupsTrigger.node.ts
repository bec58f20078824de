import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { buildCredentials } from './core/panel/description';
import { receive } from './core/webhooks/receive';
import { toSearchMethod } from './core/panel/searchList';
import { checkExists } from './core/registration/checkExists';
import { register } from './core/registration/register';
import { unregister } from './core/registration/unregister';
import { buildOutputs } from './core/panel/triggerOutputs';
import { buildTriggerProperties } from './core/panel/triggerDescription';
import { eventCatalogue } from './events/catalogue';
import { groupSearch } from './groups/fields/group';
import { providers } from './providers';

const catalogue = { ...eventCatalogue, providers };

export class WhatsAppGroupsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Groups Trigger',
		name: 'whatsAppGroupsTrigger',
		icon: { light: 'file:whatsAppGroups.svg', dark: 'file:whatsAppGroups.dark.svg' },
		group: ['trigger'],
		// Not 1: for exactly that version n8n evaluates an expression in a fresh isolate for every
		// webhook.
		version: [1.1, 1.2, 1.3],
		defaultVersion: 1.3,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when something happens in a WhatsApp group',
		eventTriggerDescription: 'Waiting for something to happen in a WhatsApp group',
		activationMessage: 'Events in your WhatsApp groups now start this workflow.',
		defaults: { name: 'WhatsApp Groups Trigger' },
		builderHint: {
			searchHint:
				'Events of WhatsApp groups, never of chats with one person (for those: n8n-nodes-base.whatsAppTrigger). Choose only the events that are needed; the usual one is message.received. The webhook is registered when the workflow is published: never ask the user for a verify token. For an AI agent, chatInput and sessionId need no mapping: chatInput says who wrote, and sessionId is the group.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-whatsapp-groups.whatsAppGroups',
					relationHint: 'Answers in the group, and approves or rejects join requests',
				},
				{
					nodeType: '@n8n/n8n-nodes-langchain.agent',
					relationHint: 'Reads chatInput of this trigger without a setting',
				},
				{
					nodeType: '@n8n/n8n-nodes-langchain.memoryBufferWindow',
					relationHint: 'Remembers each group by sessionId of this trigger, without a setting',
				},
			],
		},
		inputs: [],
		outputs: buildOutputs(catalogue),
		credentials: buildCredentials(providers.filter(({ webhooks }) => webhooks)),
		// The last one registers the callback; what is called in that moment must be there before,
		// Meta's check for example.
		webhooks: [
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'webhook' },
			{
				name: 'setup',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: ':secret',
				ndvHideUrl: true,
			},
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		triggerPanel: {
			header: '',
			executionsHelp: {
				inactive:
					'While building your workflow, click "Execute step" and make something happen in a group, for example write a message. Published workflows on this number keep receiving all events.<br /><br />Once you are happy with it, publish the workflow. Then every event starts it. These executions show up in the executions list, not in the editor.',
				active:
					'While building your workflow, click "Execute step" and make something happen in a group. The published workflow keeps receiving all events meanwhile.<br /><br />Since the workflow is published, every event also starts it. These executions show up in the executions list, not in the editor.',
			},
			activationHint: {
				inactive:
					'Publish the workflow to have events start it without this page being open. To see what events look like before any has come, add the option <i>Show Samples in Test Runs</i>.',
				active: 'This workflow is published: events start it even when this page is closed.',
			},
		},
		hints: [
			{
				message:
					'Receipts (sent, delivered, read, played) come once per participant and message. Select them only if you need them.',
				type: 'info',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
				displayCondition:
					'={{ ["message.sent", "message.delivered", "message.read", "message.played"].some((event) => ($parameter["events"] || []).includes(event)) }}',
			},
		],
		// Whoever has the link can join. n8n that hides such fields hides them in executions only: the
		// workflow gets them.
		sensitiveOutputFields: ['inviteLink', 'raw.invite_link'],
		properties: buildTriggerProperties(catalogue),
	};

	methods = {
		listSearch: { searchGroups: toSearchMethod(groupSearch, providers) },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists(this, catalogue);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this, catalogue);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this, catalogue);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, catalogue);
	}
}
