import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asObject, asText } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';
import type { Provider } from '../../core/declarations/provider';
import { metaHost } from './host';
import { checkMediaUrl } from '../graphMedia';
import { checkMetaSetup } from './setup';
import { toPerSecond } from './throughput';
import { metaVersion } from './version';
import { metaWebhooks } from './webhooks';
import { toGraphPage, toGraphPageEnd, toGraphRefusal } from '../graph';
import type { GraphNode } from '../../core/declarations/request';

const metaBaseUrl = `https://${metaHost}`;

function read(credentials: ICredentialDataDecryptedObject, key: string, label: string): string {
	const value = asText(credentials[key])?.trim();
	if (value) return value;
	throw new InputRefusal(
		`${label} is missing in the credential`,
		`Open the credential and fill in ${label}: this operation needs it.`,
	);
}

/** What a request is about, as long as it has an ID. */
type NodeWithId = Exclude<GraphNode, { readonly mediaUrl: string }>;

/** The path of what a request is about; group and media IDs stand at the root. */
function toPath(on: NodeWithId, credentials: ICredentialDataDecryptedObject): string {
	if (on === 'phoneNumber') return read(credentials, 'phoneNumberId', 'Phone Number ID');
	if (on === 'businessAccount')
		return read(credentials, 'businessAccountId', 'WhatsApp Business Account ID');
	if (on === 'app') return read(credentials, 'appId', 'App ID');
	if (on === 'templateLibrary') return 'message_template_library';
	if (on === 'tokenCheck') return 'debug_token';
	if ('path' in on) return on.path;
	return encodeURIComponent('group' in on ? on.group : on.media);
}

/** Base URL and Graph version of the credential, without a trailing slash. */
export function toGraphRoot(credentials: ICredentialDataDecryptedObject): string {
	const baseUrl = (asText(credentials.baseUrl)?.trim() || metaBaseUrl).replace(/(?<!\/)\/+$/, '');
	return `${baseUrl}/${metaVersion(credentials)}`;
}

/** Meta's own Graph API. */
export const meta: Provider = {
	value: 'meta',
	name: 'Meta',
	credentialType: 'whatsAppGroupsApi',
	toSender: (credentials) =>
		`${toGraphRoot(credentials)}/${asText(credentials.phoneNumberId) ?? ''}`,
	toWire({ on, edge, ...request }, credentials) {
		const root = toGraphRoot(credentials);
		if (typeof on === 'object' && 'mediaUrl' in on)
			return { ...request, url: checkMediaUrl(on.mediaUrl, root) };
		return { ...request, url: [root, toPath(on, credentials), edge].filter(Boolean).join('/') };
	},
	toRefusal: toGraphRefusal,
	toPageEnd: toGraphPageEnd,
	nextPage: toGraphPage,
	authorize: ({ accessToken }) => ({
		authorization: `Bearer ${asText(accessToken)?.trim() ?? ''}`,
	}),
	throughput: {
		request: { method: 'GET', on: 'phoneNumber', query: { fields: 'throughput' } },
		read: (body) => toPerSecond(asText(asObject(asObject(body).throughput).level)),
	},
	checkSetup: checkMetaSetup,
	webhooks: metaWebhooks,
};
