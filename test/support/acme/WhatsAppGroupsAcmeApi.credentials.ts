import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class WhatsAppGroupsAcmeApi implements ICredentialType {
	name = 'whatsAppGroupsAcmeApi';

	displayName = 'WhatsApp Groups Acme API';

	icon: Icon = {
		light: 'file:../nodes/WhatsAppGroups/whatsAppGroups.svg',
		dark: 'file:../nodes/WhatsAppGroups/whatsAppGroups.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-whatsapp-groups/n8n-nodes-whatsapp-groups#credentials';

	properties: INodeProperties[] = [
		{ displayName: 'Number', name: 'number', type: 'string', default: '' },
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.acme.example',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.token}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '=/{{ $credentials.number }}' },
	};
}
