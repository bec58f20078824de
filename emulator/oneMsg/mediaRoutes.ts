import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import { askGraph, OneMsgRefusal } from './caller';
import { readDataUri } from './dataUri';
import { storageUrl } from './storage';

/** Files: up inside JSON, down from an address that needs no token. */
export function addMediaRoutes(scope: FastifyInstance, emulation: Emulation): void {
	scope.post<{ Body?: { body?: string; url?: string; filename?: string } }>(
		'/uploadMedia',
		async (request) => {
			const { body, url, filename } = request.body ?? {};
			return { mediaId: await uploadFile(request, body ?? url ?? '', filename, emulation) };
		},
	);

	scope.get<{ Querystring: { mediaId?: string } }>('/retrieveMedia', async (request) => {
		const { mediaId = '' } = request.query;
		const { messaging_product: _, ...media } = await askGraph(request, emulation, {
			method: 'GET',
			path: `/${encodeURIComponent(mediaId)}`,
		});
		return {
			...media,
			url: storageUrl(mediaId, emulation.baseUrl, String(media.url)),
		};
	});

	scope.delete<{ Params: { mediaId: string } }>('/media/:mediaId', async (request) =>
		askGraph(request, emulation, {
			method: 'DELETE',
			path: `/${encodeURIComponent(request.params.mediaId)}`,
		}),
	);
}

/** The storage that 1msg's addresses point to. */
export function addStorage(scope: FastifyInstance, emulation: Emulation): void {
	scope.get<{ Params: { mediaId: string }; Querystring: { seal?: string } }>(
		'/:mediaId',
		async (request, reply) => {
			const [ext, hash = ''] = (request.query.seal ?? '').split('.');
			const download = emulation.whatsApp.media.openDownload(
				request.params.mediaId,
				Number(ext),
				hash,
			);
			if (download === undefined) return reply.code(404).type('text/plain').send('Not Found');
			return reply
				.type(download.media.mimeType)
				.header('content-length', download.media.bytes)
				.send(download.content);
		},
	);
}

/** Hands a file on to Graph; gives its media ID. */
export async function uploadFile(
	request: FastifyRequest,
	source: string,
	fileName: string | undefined,
	emulation: Emulation,
): Promise<string> {
	const { mimeType, toForm } = readDataUri(source);
	const form = toForm('file', { messaging_product: 'whatsapp', type: mimeType }, fileName);
	const { id } = await askGraph(request, emulation, {
		method: 'POST',
		path: `/${request.channel.phoneNumberId}/media`,
		form,
	});
	if (typeof id !== 'string') throw new OneMsgRefusal(500, 'The upload failed');
	return id;
}
