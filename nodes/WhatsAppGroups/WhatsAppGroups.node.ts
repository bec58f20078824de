import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { buildCredentialTests, withTests } from './core/panel/credentialTests';
import { buildCredentials, buildProperties, nodeVersions } from './core/panel/description';
import { execute } from './core/execution/execute';
import { toMappingMethod } from './core/panel/mapFields';
import { toOptionsMethod, toSearchMethod } from './core/panel/searchList';
import { receiveAnswer } from './core/waiting/receive';
import { waitingWebhooks } from './core/waiting/webhookRows';
import { groupSearch } from './groups/fields/group';
import { joinRequestSearch } from './groups/fields/joinRequests';
import { participantSearch } from './groups/fields/participants';
import {
	inviteTemplateSearch,
	templateLanguageSearch,
	templateSearch,
} from './groups/fields/templateSearch';
import { libraryLanguageSearch, libraryTemplateSearch } from './groups/fields/librarySearch';
import { inviteMapping, templateMapping } from './groups/templates/form';
import { toOverPage } from './groups/questions/pages';
import { operations } from './operations/registry';
import { resources } from './operations/resources';
import { providers } from './providers';

export class WhatsAppGroups implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Groups',
		name: 'whatsAppGroups',
		icon: { light: 'file:whatsAppGroups.svg', dark: 'file:whatsAppGroups.dark.svg' },
		group: ['output'],
		version: nodeVersions,
		// `$parameter` alone gives the ID of a group; all of them together have its name, too.
		subtitle:
			'={{ $parameter["operation"] + ": " + $parameter["resource"] + (({ groupId: { mode, value = "", cachedResultName } = {} }) => cachedResultName && mode === "list" ? " · " + cachedResultName : mode === "name" && value && !String(value).startsWith("=") ? " · " + value : "")($parameter.toJSON()) }}',
		description: "Manage groups and send messages to them with WhatsApp's official Groups API",
		defaults: { name: 'WhatsApp Groups' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For WhatsApp groups on the official API: groups, participants, join requests, invite links, and messages to groups. For chats with one person use n8n-nodes-base.whatsApp. Nobody can be added to a group: people join by its invite link (inviteLink get or send). Text and media reach a group only within 24 hours after a participant has written in it; what is scheduled or comes first goes out by sendTemplate.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-whatsapp-groups.whatsAppGroupsTrigger',
					relationHint:
						'Starts the workflow when somebody writes, joins or asks to join, and gives groupId, message.id, joinRequestId, chatInput and sessionId',
				},
				{
					nodeType: '@n8n/n8n-nodes-langchain.agent',
					relationHint:
						'Give this node to an agent as a tool, or send the output of an agent to the group with sendText',
				},
				{
					nodeType: 'n8n-nodes-base.scheduleTrigger',
					relationHint: 'For announcements at fixed times, which go out by sendTemplate',
				},
			],
			extraTypeDefContent: [
				{
					displayOptions: { show: { resource: ['message'], operation: ['sendText'] } },
					content: `<patterns>
<pattern title="Answer in the group in which somebody wrote">
groupId: { __rl: true, mode: 'id', value: expr("{{ $('WhatsApp Groups Trigger').item.json.groupId }}") },
text: expr('{{ $json.output }}'),
options: { replyTo: expr("{{ $('WhatsApp Groups Trigger').item.json.message.id }}") }
</pattern>
</patterns>`,
				},
				{
					displayOptions: { show: { resource: ['joinRequest'], operation: ['approve', 'reject'] } },
					content: `<patterns>
<pattern title="Decide about the join request that started the workflow (event joinRequest.created)">
groupId: { __rl: true, mode: 'id', value: expr('{{ $json.groupId }}') },
joinRequests: 'selected',
joinRequestIds: expr('{{ $json.joinRequestId }}')
</pattern>
</patterns>`,
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		webhooks: waitingWebhooks,
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "sendAndWait" ? "The workflow goes on when somebody answers" : "" }}',
		credentials: withTests(buildCredentials(providers), providers),
		// Whoever has the link can join. n8n that hides such fields hides them in executions only: the
		// workflow gets them.
		sensitiveOutputFields: ['inviteLink'],
		properties: buildProperties(resources, operations, providers),
	};

	methods = {
		credentialTest: buildCredentialTests(providers),
		loadOptions: {
			loadGroups: toOptionsMethod(groupSearch, providers),
			loadJoinRequests: toOptionsMethod(joinRequestSearch, providers),
			loadParticipants: toOptionsMethod(participantSearch, providers),
		},
		listSearch: {
			searchGroups: toSearchMethod(groupSearch, providers),
			searchInviteTemplates: toSearchMethod(inviteTemplateSearch, providers),
			searchLibraryLanguages: toSearchMethod(libraryLanguageSearch, providers),
			searchLibraryTemplates: toSearchMethod(libraryTemplateSearch, providers),
			searchTemplateLanguages: toSearchMethod(templateLanguageSearch, providers),
			searchTemplates: toSearchMethod(templateSearch, providers),
		},
		resourceMapping: {
			mapInviteVariables: toMappingMethod(inviteMapping, providers),
			mapTemplateVariables: toMappingMethod(templateMapping, providers),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, { operations, providers });
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveAnswer(this, { operations, providers, toOverPage });
	}
}
