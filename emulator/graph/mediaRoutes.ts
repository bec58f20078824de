import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import type { Media } from '../state/media';
import {
	kindOf,
	largestBytesOf,
	largestMediaBytes,
	mediaKinds,
	plainMimeType,
} from '../state/mediaKinds';
import { identify, phoneNumberFor } from './caller';
import type { ById } from './groupRoutes';
import { refuse, refuseObject } from './refusal';

const takenTypes = Object.values(mediaKinds)
	.flatMap(({ mimeTypes }) => mimeTypes)
	.join(', ');

interface Upload {
	media?: Media;
	values: Record<string, string>;
	truncated: boolean;
}

/** Uploads; reading and deleting are methods of `/{MEDIA_ID}`. */
export function addMediaRoutes(scope: FastifyInstance, emulation: Emulation): void {
	scope.post<ById>('/:id/media', async (request) => {
		const { id: phoneNumberId } = phoneNumberFor(
			request,
			emulation,
			request.params.id,
			'whatsapp_business_messaging',
		);
		if (!request.isMultipart()) throw refuse(100, 'The parameter file is required.');
		const { media, values, truncated } = await receive(request, phoneNumberId, emulation);
		request.record.body = {
			...values,
			...(media && {
				file: { filename: media.filename, mimeType: media.mimeType, bytes: media.bytes },
			}),
		};
		const obstacle = whyRefused(media, values, truncated);
		if (media === undefined || obstacle !== undefined) {
			if (media !== undefined) emulation.whatsApp.media.delete(media.id);
			throw obstacle ?? refuse(100);
		}
		return { id: media.id };
	});
}

/**
 * The address that `GET /{MEDIA_ID}` gives: outside the versioned paths, as on Meta's own download
 * host.
 */
export function addDownloadRoute(server: FastifyInstance, emulation: Emulation): void {
	server.get<{ Querystring: Record<string, string | undefined> }>(
		'/whatsapp_business/attachments/',
		async (request, reply) => {
			const { mid = '', ext, hash = '' } = request.query;
			if (!mayDownload(request, mid, emulation))
				return reply.code(401).type('text/plain').send('Unauthorized');
			const download = emulation.whatsApp.media.openDownload(mid, Number(ext), hash);
			if (download === undefined) return reply.code(404).type('text/plain').send('Not Found');
			const { media, content } = download;
			return reply.type(media.mimeType).header('content-length', media.bytes).send(content);
		},
	);
}

/** The token must be one of the business whose file it is. */
function mayDownload(request: FastifyRequest, id: string, emulation: Emulation): boolean {
	const { media, accounts } = emulation.whatsApp;
	const number = accounts.phoneNumbers.get(media.find(id)?.phoneNumberId ?? '');
	try {
		const { token } = identify(request, emulation);
		return number === undefined || token.businessIds.includes(number.businessId);
	} catch {
		return false;
	}
}

export function showMedia(request: FastifyRequest, id: string, emulation: Emulation): object {
	const media = mediaFor(request, id, emulation);
	return {
		messaging_product: 'whatsapp',
		url: `${emulation.baseUrl}${emulation.whatsApp.media.downloadPath(media)}`,
		mime_type: media.mimeType,
		sha256: media.sha256,
		file_size: media.bytes,
		id,
	};
}

export function deleteMedia(request: FastifyRequest, id: string, emulation: Emulation): object {
	mediaFor(request, id, emulation);
	emulation.whatsApp.media.delete(id);
	return { success: true };
}

function mediaFor(request: FastifyRequest, id: string, emulation: Emulation): Media {
	const media = emulation.whatsApp.media.find(id);
	const { phone_number_id: asked } = request.query as { phone_number_id?: string };
	if (media === undefined || (asked !== undefined && asked !== media.phoneNumberId))
		throw refuseObject(request.method, id);
	const { accounts } = emulation.whatsApp;
	const businessId = accounts.phoneNumbers.get(media.phoneNumberId)?.businessId ?? '';
	if (!request.caller.token.businessIds.includes(businessId))
		throw refuseObject(request.method, id);
	phoneNumberFor(request, emulation, media.phoneNumberId, 'whatsapp_business_messaging');
	return media;
}

async function receive(
	request: FastifyRequest,
	phoneNumberId: string,
	{ whatsApp }: Emulation,
): Promise<Upload> {
	const upload: Upload = { values: {}, truncated: false };
	for await (const part of request.parts({ limits: { fileSize: largestMediaBytes + 1 } })) {
		if (part.type === 'field') upload.values[part.fieldname] = String(part.value);
		else if (part.fieldname !== 'file' || upload.media !== undefined) part.file.resume();
		else {
			upload.media = await whatsApp.media.upload(part.file, {
				phoneNumberId,
				mimeType: part.mimetype,
				filename: part.filename,
			});
			upload.truncated = part.file.truncated;
		}
	}
	// Meta's reference asks for the type as a parameter of its own and its example has it in the file
	// part.
	if (upload.media?.mimeType === 'application/octet-stream' && upload.values.type !== undefined)
		upload.media.mimeType = upload.values.type;
	return upload;
}

function whyRefused(
	media: Media | undefined,
	values: Record<string, string>,
	truncated: boolean,
): Error | undefined {
	if (values.messaging_product !== 'whatsapp')
		return refuse(100, 'The parameter messaging_product is required.');
	if (media === undefined) return refuse(100, 'The parameter file is required.');
	const kind = kindOf(media.mimeType);
	if (kind === undefined) {
		return refuse(
			100,
			`Param file must be a file with one of the following types: ${takenTypes}. Received file of type '${plainMimeType(media.mimeType)}'.`,
		);
	}
	if (media.bytes === 0) return refuse(131053, 'The file is empty.');
	const maxBytes = largestBytesOf(kind, media.file);
	if (truncated || media.bytes > maxBytes)
		return refuse(131053, `The file is larger than ${maxBytes} bytes, the limit for ${kind}.`);
	return undefined;
}
