import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

const wrongKey =
	'360dialog did not accept the API key. Make a new one in the 360dialog Hub: it takes the place of the old one at once.';

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
			description: 'Key of the phone number, made in the 360dialog Hub. One key is one number.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://waba-v2.360dialog.io',
			description:
				'Change it only to go through a proxy, or to work against the emulator of this package. The sandbox of 360dialog has no groups.',
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
