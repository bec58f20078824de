import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Emulation } from '../emulation';
import { GraphRefusal } from '../graph/refusal';
import { observe } from '../observation';
import { Dialog360Refusal, identify } from './caller';
import { addDownloadRoute } from './downloadRoute';
import { addForwardedRoutes } from './forwardedRoutes';
import { addTemplateRoutes } from './templateRoutes';
import { addWebhookRoutes } from './webhookRoutes';

/** 360dialog's Messaging API: no version, no phone number ID; the key is the number. */
export function addDialog360(scope: FastifyInstance, emulation: Emulation): void {
	observe(scope, emulation);
	scope.decorateRequest('apiKey');
	scope.addHook('preHandler', async (request) => {
		request.apiKey = identify(request, emulation);
	});
	addForwardedRoutes(scope, emulation);
	addTemplateRoutes(scope, emulation);
	addDownloadRoute(scope, emulation);
	addWebhookRoutes(scope, emulation);
	scope.setErrorHandler(async (error: FastifyError | Error, _request, reply) =>
		answerError(error, reply, emulation),
	);
	scope.setNotFoundHandler(async (_request, reply) =>
		answerError(new Dialog360Refusal(404, 'Not found'), reply, emulation),
	);
}

async function answerError(
	error: FastifyError | Error,
	reply: FastifyReply,
	{ whatsApp }: Emulation,
): Promise<void> {
	if (error instanceof GraphRefusal) {
		await reply
			.code(error.status)
			.send({ error: { ...error.error, fbtrace_id: whatsApp.ids.traceId() } });
		return;
	}
	const status =
		error instanceof Dialog360Refusal ? error.status : ((error as FastifyError).statusCode ?? 500);
	await reply.code(status).send({ error: error.message });
}
