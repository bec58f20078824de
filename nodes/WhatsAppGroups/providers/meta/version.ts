import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asText } from '../../core/values/json';

const defaultVersion = 'v25.0';

/** The version of the Graph API that the credential asks for. */
export function metaVersion({
	apiVersion,
	otherApiVersion,
}: ICredentialDataDecryptedObject): string {
	return asText(apiVersion === 'other' ? otherApiVersion : apiVersion)?.trim() || defaultVersion;
}
