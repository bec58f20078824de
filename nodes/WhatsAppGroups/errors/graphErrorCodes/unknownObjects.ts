import type { GraphErrorCode } from './graphErrorCode';
import { groupCodes } from './groups';

const assignAccount = 'and assign the WhatsApp account to the system user that owns the token.';

/**
 * What was asked about does not exist, or is somebody else's: Graph says the same of both, as code
 * 100 with this subcode, and does not say which ID it means.
 */
export const unknownObject = 33;

/** By what the request was about. */
const unknownObjects = new Map<string | undefined, Pick<GraphErrorCode, 'message' | 'remedy'>>([
	[
		'phoneNumber',
		{
			message: 'The access token has no access to this phone number',
			remedy: `Check the Phone Number ID in the credential (an ID, not the number itself), ${assignAccount}`,
		},
	],
	[
		'businessAccount',
		{
			message: 'The access token has no access to this WhatsApp Business Account',
			remedy: `Check the WhatsApp Business Account ID in the credential, ${assignAccount}`,
		},
	],
	[
		'app',
		{
			message: 'Meta does not know this app, or it is not the one of the access token',
			remedy: 'Check App ID and App Secret in the credential.',
		},
	],
	[
		'media',
		{
			message: 'WhatsApp does not know this media ID, or it belongs to another phone number',
			remedy:
				'Check the ID, and that the credential is the one with which the file was uploaded or received. The file may also have expired.',
		},
	],
	...(groupCodes[131041] ? [['group', groupCodes[131041]] as const] : []),
]);

/** What to say of an unknown object; undefined where nothing is known of what was asked about. */
export function findUnknownObject(
	about: string | undefined,
): Pick<GraphErrorCode, 'message' | 'remedy'> | undefined {
	return unknownObjects.get(about);
}
