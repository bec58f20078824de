import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

const defaultBaseUrl = 'https://api.1msg.io';
const wrongToken =
	'1msg.io did not accept the Channel ID and the Token. Copy both from the channel settings in 1msg.io.';

/**
 * The token goes to addresses below the base URL only, and never to the address of a file.
 */
function isOwnAddress(
	{ url, baseURL }: IHttpRequestOptions,
	{ baseUrl }: ICredentialDataDecryptedObject,
): boolean {
	const root = `${(typeof baseUrl === 'string' && baseUrl.trim()) || defaultBaseUrl}`.replace(
		/(?<!\/)\/+$/,
		'',
	);
	const asked = /^https?:/i.test(url) ? url : `${baseURL ?? ''}${url}`;
	if (!URL.canParse(asked) || !URL.canParse(root)) return false;
	const [target, own] = [new URL(asked), new URL(root)];
	return (
		target.origin === own.origin &&
		`${target.pathname}/`.startsWith(`${own.pathname.replace(/\/$/, '')}/`)
	);
}

export class WhatsAppGroupsOneMsgApi implements ICredentialType {
	name = 'whatsAppGroupsOneMsgApi';

	displayName = 'WhatsApp Groups 1msg API';

	icon: Icon = {
		light: 'file:../nodes/WhatsAppGroups/whatsAppGroups.svg',
		dark: 'file:../nodes/WhatsAppGroups/whatsAppGroups.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-whatsapp-groups/n8n-nodes-whatsapp-groups#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Channel ID',
			name: 'channelId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 371267300',
			description:
				'ID of the channel, found in the channel settings in 1msg.io. Leave it empty if the token contains dots: such a token names its channel.',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'API key of the channel, found in the channel settings in 1msg.io',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.1msg.io',
			description: "Change this only to use a proxy or this package's emulator",
		},
	];

	authenticate: IAuthenticate = async (credentials, options) => {
		if (!isOwnAddress(options, credentials)) return await Promise.resolve(options);
		const token = typeof credentials.token === 'string' ? credentials.token.trim() : '';
		const headers = { ...options.headers, authorization: `Bearer ${token}` };
		return await Promise.resolve({ ...options, headers });
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ ($credentials.baseUrl || "https://api.1msg.io").replace(new RegExp("/+$"), "") }}',
			url: '=/{{ ($credentials.channelId || JSON.parse(($credentials.token.split(".")[1] || "e30=").base64Decode()).instanceId || "-").trim().replace("instance", "") }}/status',
		},
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: wrongToken } },
			{ type: 'responseCode', properties: { value: 403, message: wrongToken } },
			{ type: 'responseCode', properties: { value: 404, message: wrongToken } },
		],
	};
}
