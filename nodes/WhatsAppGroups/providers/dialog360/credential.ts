import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asText } from '../../core/values/json';
import { readBaseUrl } from '../gateways/baseUrl';

export const dialog360BaseUrl = 'https://waba-v2.360dialog.io';

export function rootOf({ baseUrl }: ICredentialDataDecryptedObject): string {
	return readBaseUrl(baseUrl, dialog360BaseUrl);
}

export function keyOf({ apiKey }: ICredentialDataDecryptedObject): string {
	return asText(apiKey)?.trim() ?? '';
}
