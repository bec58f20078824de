import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { buildCredentials, buildProperties, nodeVersions } from './core/panel/description';
import { execute } from './core/execution/execute';
import { toMappingMethod } from './core/panel/mapFields';
import { toOptionsMethod, toSearchMethod } from './core/panel/searchList';
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
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: "Manage groups and send messages to them with WhatsApp's official Groups API",
		defaults: { name: 'WhatsApp Groups' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: buildCredentials(providers),
		properties: buildProperties(resources, operations, providers),
	};

	methods = {
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
}
