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
			description: 'ID of the channel, found in the channel settings in 1msg.io',
			hint: 'Not needed if the token contains dots: such a token names its channel',
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

	/** The action node asks, and tells a wrong token from a wrong Base URL. */
	test?: ICredentialTestRequest;
}
