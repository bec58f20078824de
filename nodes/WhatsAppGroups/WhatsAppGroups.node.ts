import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { buildCredentials, buildProperties } from './core/description';
import { execute } from './core/execute';
import { toMappingMethod } from './core/mapFields';
import { toOptionsMethod, toSearchMethod } from './core/searchList';
import { groupSearch } from './fields/group';
import { joinRequestSearch } from './fields/joinRequest';
import { participantSearch } from './fields/participantInput';
import { templateLanguageSearch, templateSearch } from './fields/template';
import { libraryTemplateSearch } from './fields/templateLibrary';
import { templateMapping } from './fields/templateVariables';
import { operations } from './operations/registry';
import { resources } from './operations/resources';
import { providers } from './providers';

export class WhatsAppGroups implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Groups',
		name: 'whatsAppGroups',
		icon: { light: 'file:whatsAppGroups.svg', dark: 'file:whatsAppGroups.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: "Manage groups and write to them with WhatsApp's official Groups API",
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
			searchLibraryTemplates: toSearchMethod(libraryTemplateSearch, providers),
			searchTemplateLanguages: toSearchMethod(templateLanguageSearch, providers),
			searchTemplates: toSearchMethod(templateSearch, providers),
		},
		resourceMapping: { mapTemplateVariables: toMappingMethod(templateMapping, providers) },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, { operations, providers });
	}
}
