import type { Emulation } from '../emulation';
import type { PhoneNumber } from '../state/accounts';
import { contradicts, fits } from '../state/mediaKinds';
import { refuse } from './refusal';

/** @throws Refusal for a file that does not belong into a message of this kind. */
export function assertMedia(
	kind: string,
	{ id, voice }: Record<string, unknown>,
	phoneNumber: PhoneNumber,
	{ whatsApp }: Emulation,
): void {
	if (typeof id !== 'string') return;
	const media = whatsApp.media.find(id);
	if (media === undefined || media.phoneNumberId !== phoneNumber.id)
		throw refuse(131009, `${kind} id is not a media ID of this phone number: ${id}`);
	if (!fits(kind, media.mimeType))
		throw refuse(131053, `Unsupported ${kind} mime type ${media.mimeType}.`);
	if (voice === true && !media.mimeType.startsWith('audio/ogg'))
		throw refuse(131053, 'A voice message must be an ogg file with the opus codec.');
}

/** A file whose name contradicts its type is accepted at first, and fails when Meta reads it. */
export function laterRefusalOf(
	{ id }: Record<string, unknown>,
	{ whatsApp }: Emulation,
): number | undefined {
	const media = typeof id === 'string' ? whatsApp.media.find(id) : undefined;
	return media && contradicts(media.filename, media.mimeType) ? 131053 : undefined;
}
