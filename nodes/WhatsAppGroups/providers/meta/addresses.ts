import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { GraphNode, GraphRequest, WireRequest } from '../../core/declarations/request';
import { asText } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';
import { checkMediaUrl } from '../graphMedia';

/** The host of Meta's own Graph API. */
export const metaHost = 'graph.facebook.com';

const defaultVersion = 'v25.0';

/** The version of the Graph API that the credential asks for. */
export function metaVersion({
	apiVersion,
	otherApiVersion,
}: ICredentialDataDecryptedObject): string {
	return asText(apiVersion === 'other' ? otherApiVersion : apiVersion)?.trim() || defaultVersion;
}

/** Base URL and Graph version of the credential, without a trailing slash. */
export function toGraphRoot(credentials: ICredentialDataDecryptedObject): string {
	const baseUrl = asText(credentials.baseUrl)?.trim() || `https://${metaHost}`;
	return `${baseUrl.replace(/(?<!\/)\/+$/, '')}/${metaVersion(credentials)}`;
}

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

/** A request at its address. @throws InputRefusal naming what the credential lacks for it. */
export function toMetaWire(
	{ on, edge, ...request }: GraphRequest,
	credentials: ICredentialDataDecryptedObject,
): WireRequest {
	const root = toGraphRoot(credentials);
	if (typeof on === 'object' && 'mediaUrl' in on)
		return { ...request, url: checkMediaUrl(on.mediaUrl, root) };
	return { ...request, url: [root, toPath(on, credentials), edge].filter(Boolean).join('/') };
}
