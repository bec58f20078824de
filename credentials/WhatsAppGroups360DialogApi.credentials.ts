import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

const wrongKey =
	'360dialog did not accept the API key. Create a new one in the 360dialog Hub: it replaces the old one immediately.';

export class WhatsAppGroups360DialogApi implements ICredentialType {
	name = 'whatsAppGroups360DialogApi';

	displayName = 'WhatsApp Groups 360dialog API';

	icon: Icon = {
		light: 'file:../nodes/WhatsAppGroups/whatsAppGroups.svg',
		dark: 'file:../nodes/WhatsAppGroups/whatsAppGroups.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-whatsapp-groups/n8n-nodes-whatsapp-groups#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'API key of the phone number, created in the 360dialog Hub. Each number has its own key.',
		},
		{
			displayName: 'Platform Secret',
			name: 'platformSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for partners: 360dialog signs the webhooks of accounts in its Partner Hub with it. If set, the trigger accepts signed webhooks only.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://waba-v2.360dialog.io',
			description:
				"Change this only to use a proxy or this package's emulator. The 360dialog sandbox has no groups.",
		},
	];

	/**
	 * Without an expression: n8n evaluates those in a sandbox for every request, which costs as much
	 * as sending one.
	 */
	authenticate: IAuthenticate = async (credentials, options) =>
		await Promise.resolve({
			...options,
			headers: { ...options.headers, 'D360-API-KEY': String(credentials.apiKey ?? '').trim() },
		});

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ ($credentials.baseUrl || "https://waba-v2.360dialog.io").replace(new RegExp("/+$"), "") }}',
			url: '/v1/configs/webhook',
		},
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: wrongKey } },
			{ type: 'responseCode', properties: { value: 403, message: wrongKey } },
		],
	};
}
