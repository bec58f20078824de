import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import { asObject, asText } from '../../core/values/json';
import { readBaseUrl } from '../gateways/baseUrl';

export const oneMsgBaseUrl = 'https://api.1msg.io';

export function readToken({ token }: ICredentialDataDecryptedObject): string {
	return asText(token)?.trim() ?? '';
}

/** Newer keys are JSON web tokens that name their channel. Source: 1msg's own n8n node. */
function channelInKey(key: string): string | undefined {
	try {
		const payload: unknown = JSON.parse(
			Buffer.from(key.split('.')[1] ?? '', 'base64url').toString(),
		);
		return asText(asObject(payload).instanceId);
	} catch {
		return undefined;
	}
}

export function readBase({ baseUrl }: ICredentialDataDecryptedObject): string {
	return readBaseUrl(baseUrl, oneMsgBaseUrl);
}

/** Base URL and channel. @throws InputRefusal when no channel is known. */
export function oneMsgRoot(credentials: ICredentialDataDecryptedObject): string {
	const given = asText(credentials.channelId)?.trim() || channelInKey(readToken(credentials));
	const channel = given?.trim().replace(/^instance/, '');
	if (!channel)
		throw new InputRefusal(
			'Channel ID is missing in the credential',
			'Open the credential and fill in the Channel ID, found in the channel settings in 1msg.io.',
		);
	return `${readBase(credentials)}/${encodeURIComponent(channel)}`;
}
