import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

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
				'360dialog signs the webhooks of accounts in its Partner Hub with it. If set, the trigger accepts signed webhooks only.',
			hint: 'For the trigger, only for partners of 360dialog',
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

	/** The action node asks, and tells a wrong key from a wrong Base URL. */
	test?: ICredentialTestRequest;
}
