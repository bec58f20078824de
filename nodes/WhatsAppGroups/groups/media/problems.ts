import type { ReadingSession } from '../../core/declarations/session';
import { lookAtLink } from '../../core/sending/lookAtLink';
import { asNumber, asText } from '../../core/values/json';
import { isInOwnNetwork } from '../../core/values/localHost';
import { factsOf } from '../../errors/toNodeApiError';
import { toSize } from './check';
import { mediaKinds, toMimeType, type MediaKind, type MediaType } from './kinds';

/** Types that say nothing about a file. */
const vague = 'application/octet-stream';

interface AboutFile {
	readonly mimeType?: string;
	readonly bytes?: number;
}

/** What a file is to be. */
interface WantedFile {
	readonly mediaType: MediaType;
	readonly isVoice?: boolean;
}

function problemsOf(
	what: string,
	{ mediaType, isVoice }: WantedFile,
	{ mimeType, bytes }: AboutFile,
): string[] {
	const { name, formats, extensions, maxBytes, maxBytesAnimated }: MediaKind =
		mediaKinds[mediaType];
	const type = toMimeType(mimeType);
	const most = maxBytesAnimated ?? maxBytes;
	const isSpoken = type === vague || type === 'audio/ogg';
	return [
		...(isVoice && !isSpoken
			? [`${what} is of the type "${type}", but a voice message must be OGG with the Opus codec`]
			: []),
		...(type === vague || Object.hasOwn(extensions, type)
			? []
			: [`${what} is of the type "${type}", but as ${name} WhatsApp accepts ${formats}`]),
		...(bytes !== undefined && bytes > most
			? [`${what} is ${toSize(bytes)}, but WhatsApp accepts at most ${toSize(most)} as ${name}`]
			: []),
	];
}

/** What speaks against a file at a link, as far as its server tells it; asked once per run. */
export async function problemsOfLink(
	session: ReadingSession,
	link: string,
	wanted: WantedFile,
): Promise<string[]> {
	const { httpStatus, ...about } = await session.once(
		`link ${link}`,
		async () => await lookAtLink(session.context, link),
	);
	if (httpStatus === undefined) return [`The link ${link} cannot be reached from this n8n`];
	if (httpStatus < 200 || httpStatus >= 300)
		return [`The link ${link} answers with HTTP status ${httpStatus} instead of a file`];
	if (isInOwnNetwork(new URL(link).hostname))
		return [`The link ${link} leads into your own network, where WhatsApp cannot open it`];
	return problemsOf('The file at the link', wanted, about);
}

/** What speaks against a file behind a media ID; asked once per run. */
export async function problemsOfMedia(
	session: ReadingSession,
	mediaId: string,
	wanted: WantedFile,
): Promise<string[]> {
	return await session.once(`media ${mediaId} ${JSON.stringify(wanted)}`, async () => {
		try {
			const file = await session.ask({ method: 'GET', on: { media: mediaId } });
			const about = { mimeType: asText(file.mime_type), bytes: asNumber(file.file_size) };
			return problemsOf('The file with this media ID', wanted, about);
		} catch (failure) {
			const refusal = factsOf(failure);
			if (refusal?.code === undefined) return await Promise.reject(failure);
			return [`WhatsApp does not have a file with the media ID ${mediaId}: ${refusal.message}`];
		}
	});
}
