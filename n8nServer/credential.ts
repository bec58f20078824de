import type { NewCredential } from './editorApi';

export const credentialType = 'whatsAppGroupsApi';
export const credentialName = 'WhatsApp Groups emulator';

/** The accounts with which the emulator starts. */
export const emulatorAccount = {
	accessToken: 'EMULATOR_TOKEN',
	phoneNumberId: '106540352242922',
	businessAccountId: '102290129340398',
	appId: '670843887433847',
	appSecret: '0123456789abcdef0123456789abcdef',
};

/** A credential that reaches the emulator instead of Meta. */
export function credentialFor(
	emulatorUrl: string,
	changes: Record<string, string> = {},
): NewCredential {
	return {
		name: credentialName,
		type: credentialType,
		data: {
			...emulatorAccount,
			webhookVerifyToken: '',
			apiVersion: 'v25.0',
			otherApiVersion: '',
			baseUrl: emulatorUrl,
			...changes,
		},
	};
}
