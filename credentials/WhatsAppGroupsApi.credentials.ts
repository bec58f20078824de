import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

const noAccess =
	'The access token works, but it has no access to this phone number. Check the Phone Number ID (an ID, not the number itself), and assign the WhatsApp account to the system user that owns the token.';

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
			description: 'Needed for templates, analytics and the setup check',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 670843887433847',
			description: 'Needed only to check or change the webhook settings of the Meta app',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Needed by the trigger: Meta signs every webhook with it. Found in the Meta app under App Settings → Basic.',
		},
		{
			displayName: 'Second App Secret',
			name: 'secondAppSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only while the app secret is being replaced: the trigger also accepts webhooks that are signed with this one. Move the old secret here, and enter the new one above.',
		},
		{
			displayName: 'Webhook Verify Token',
			name: 'webhookVerifyToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Any text, which Meta sends back when it verifies the webhook URL. If empty, the trigger uses one of its own.',
		},
		{
			displayName: 'Other Verify Token',
			name: 'otherVerifyToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Needed by the trigger only beside another callback (Share, Replace): the verify token that is configured there, if it is not the one above. Without it, that callback cannot be restored later.',
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

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ ($credentials.baseUrl || "https://graph.facebook.com").replace(new RegExp("/+$"), "") + "/" + ($credentials.apiVersion === "other" ? $credentials.otherApiVersion : $credentials.apiVersion || "v25.0") }}',
			url: '=/{{ $credentials.phoneNumberId }}',
			qs: { fields: 'display_phone_number' },
		},
		rules: [
			{ type: 'responseCode', properties: { value: 400, message: noAccess } },
			{ type: 'responseCode', properties: { value: 403, message: noAccess } },
			{ type: 'responseCode', properties: { value: 404, message: noAccess } },
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Meta did not accept the access token: it is invalid or has expired.',
				},
			},
		],
	};
}
