import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import { GraphRefusal } from '../graph/refusal';
import { observe } from '../observation';
import { identify, OneMsgRefusal } from './caller';
import { addGroupRoutes } from './groupRoutes';
import { addMediaRoutes } from './mediaRoutes';
import { addMessageRoutes } from './messageRoutes';
import { addTemplateRoutes } from './templateRoutes';
import { addWebhookRoutes } from './webhookRoutes';

const largestBodyBytes = 140 * 1024 * 1024;

/** 1msg.io: `/{channel}/…?token=…`, bodies and answers of its own. */
export function addOneMsg(scope: FastifyInstance, emulation: Emulation): void {
	// Files come inside JSON, a third larger than they are.
	scope.addHook('onRoute', (route) => {
		route.bodyLimit = largestBodyBytes;
	});
	observe(scope, emulation);
	scope.decorateRequest('channel');
	scope.addHook('preHandler', async (request) => {
		request.channel = identify(request, emulation);
	});
	scope.get('/status', async ({ channel: { status } }) => ({ status }));
	addGroupRoutes(scope, emulation);
	addMessageRoutes(scope, emulation);
	addMediaRoutes(scope, emulation);
	addTemplateRoutes(scope, emulation);
	addWebhookRoutes(scope, emulation);
	scope.setErrorHandler(async (error: FastifyError | Error, request, reply) =>
		answerError(error, request, reply),
	);
	scope.setNotFoundHandler(async (request, reply) =>
		answerError(new OneMsgRefusal(404, 'Not found'), request, reply),
	);
}

const sendPaths = /\/send(Message|File|Sticker|Template)$/;

/**
 * A refused message is `sent: false` in a 200, everything else that Meta refuses an `error` in a
 * 200.
 */
async function answerError(
	error: FastifyError | Error,
	{ record }: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	if (!(error instanceof GraphRefusal)) {
		const status =
			error instanceof OneMsgRefusal ? error.status : ((error as FastifyError).statusCode ?? 500);
		await reply.code(status).send({ error: error.message });
		return;
	}
	const { error: given } = error;
	const title = given.message.replace(/^\(#\d+\)\s*/, '');
	const isSending = sendPaths.test(record.path);
	await reply
		.code(200)
		.send(
			isSending
				? { sent: false, message: given.error_data?.details ?? title, description: title }
				: { error: given },
		);
}
