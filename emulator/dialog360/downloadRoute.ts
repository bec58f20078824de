import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { Dialog360Refusal, phoneNumberOf } from './caller';

/** Files come through 360dialog's own host, with Meta's path and the key. */
export function addDownloadRoute(scope: FastifyInstance, emulation: Emulation): void {
	scope.get<{ Querystring: Record<string, string | undefined> }>(
		'/whatsapp_business/attachments/',
		async (request, reply) => {
			const { mid = '', ext, hash = '' } = request.query;
			const { id } = phoneNumberOf(request, emulation);
			const download = emulation.whatsApp.media.openDownload(mid, Number(ext), hash);
			if (download === undefined || download.media.phoneNumberId !== id)
				throw new Dialog360Refusal(404, 'Not found');
			return reply
				.type(download.media.mimeType)
				.header('content-length', download.media.bytes)
				.send(download.content);
		},
	);
}
