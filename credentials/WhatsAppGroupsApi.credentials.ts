import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class WhatsAppGroupsApi implements ICredentialType {
	name = 'whatsAppGroupsApi';

	displayName = 'WhatsApp Groups API';

	icon: Icon = {
		light: 'file:../nodes/WhatsAppGroups/whatsAppGroups.svg',
		dark: 'file:../nodes/WhatsAppGroups/whatsAppGroups.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-whatsapp-groups/n8n-nodes-whatsapp-groups#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Token of a system user with the permissions whatsapp_business_messaging and whatsapp_business_management. The token on the API Setup page of the Meta app also works, but expires after a day.',
		},
		{
			displayName: 'Phone Number ID',
			name: 'phoneNumberId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 106540352242922',
			description:
				'ID of the business phone number, found on the API Setup page of the Meta app. It is not the number itself.',
		},
		{
			displayName: 'WhatsApp Business Account ID',
			name: 'businessAccountId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 102290129340398',
			description:
				'ID of the account that the phone number belongs to, beside it on the API Setup page of the Meta app',
			hint: 'For templates, analytics and Check Setup',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 670843887433847',
			description: 'Shown at the top of the Meta app',
			hint: 'For Check Setup, and for the trigger if Register Webhook is App',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Meta signs every webhook with it. Found in the Meta app under App settings → Basic.',
			hint: 'For the trigger',
		},
		{
			displayName: 'Second App Secret',
			name: 'secondAppSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The trigger also accepts webhooks that are signed with this one. Move the old secret here, and enter the new one above.',
			hint: 'For the trigger, only while the app secret is being replaced',
		},
		{
			displayName: 'Webhook Verify Token',
			name: 'webhookVerifyToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Any text, which Meta sends back when it verifies the webhook URL. If empty, the trigger uses one of its own.',
			hint: 'For the trigger, only if Register Webhook is Manual',
		},
		{
			displayName: 'Other Verify Token',
			name: 'otherVerifyToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The verify token that is configured there, if it is not the one above. Without it, that callback cannot be restored later.',
			hint: 'For the trigger, only beside another callback (Share, Replace)',
		},
		{
			displayName: 'Graph API Version',
			name: 'apiVersion',
			type: 'options',
			options: [
				{ name: 'Other', value: 'other' },
				{ name: 'v23.0', value: 'v23.0' },
				{ name: 'v24.0', value: 'v24.0' },
				{ name: 'v25.0', value: 'v25.0' },
				{ name: 'v26.0', value: 'v26.0' },
			],
			default: 'v25.0',
		},
		{
			displayName: 'Other Version',
			name: 'otherApiVersion',
			type: 'string',
			default: '',
			placeholder: 'e.g. v27.0',
			displayOptions: { show: { apiVersion: ['other'] } },
			description: 'Version of the Graph API that is not in the list yet',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://graph.facebook.com',
			description: "Change this only to use a proxy or this package's emulator",
		},
	];

	/**
	 * Without an expression: n8n evaluates those in a sandbox for every request, which costs as much
	 * as sending one.
	 */
	authenticate: IAuthenticate = async (credentials, options) =>
		await Promise.resolve({
			...options,
			headers: {
				...options.headers,
				Authorization: `Bearer ${String(credentials.accessToken ?? '').trim()}`,
			},
		});

	/** The action node asks: one question would not tell a wrong ID from a missing permission. */
	test?: ICredentialTestRequest;
}
