import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import { observe } from '../observation';
import { Refusal } from '../state/refusal';
import { identify } from './caller';
import type { Caller } from '../state/accounts';
import { GraphRefusal, refuse, refuseObject, toGraphRefusal } from './refusal';

declare module 'fastify' {
	interface FastifyRequest {
		caller: Caller;
	}
}

const oldestVersion = 21;
const newestVersion = 26;

/**
 * What surrounds every Graph address: the record, faults, limits, the token, and errors in Graph's
 * envelope.
 */
export function surround(scope: FastifyInstance, emulation: Emulation): void {
	observe(scope, emulation);
	scope.decorateRequest('caller');
	scope.addHook('preHandler', async (request, reply) => {
		assertVersion(request);
		request.caller = emulation.gateway.passingOf(request)?.caller ?? identify(request, emulation);
		assertCalls(request, reply, emulation);
	});
	scope.setErrorHandler(async (error: FastifyError | Error, _request, reply) =>
		answerError(error, reply, emulation),
	);
	scope.setNotFoundHandler(async (request, reply) =>
		answerError(refuseObject(request.method, request.url.split(/[/?]/)[2] ?? ''), reply, emulation),
	);
}

function assertVersion({ params, record }: FastifyRequest): void {
	const [, major] = /^v(\d+)/.exec((params as { version?: string }).version ?? '') ?? [];
	if (Number(major) > newestVersion) throw unknownPath(record.path);
	if (Number(major) >= oldestVersion) return;
	const message = `(#2635) You are calling a deprecated version of the API. Please update to the latest version: v${newestVersion}.0.`;
	throw new GraphRefusal(400, { message, type: 'OAuthException', code: 2635 });
}

function unknownPath(path: string): GraphRefusal {
	return new GraphRefusal(400, {
		message: `Unknown path components: ${path}`,
		type: 'OAuthException',
		code: 2500,
	});
}

/** What Graph says to an address without a version. */
export async function answerUnknownPath(
	{ url }: FastifyRequest,
	reply: FastifyReply,
	emulation: Emulation,
): Promise<void> {
	await answerError(unknownPath(url.replace(/\?.*/, '')), reply, emulation);
}

function assertCalls(
	{ caller, params }: FastifyRequest,
	reply: FastifyReply,
	{ settings, rates, clock, whatsApp }: Emulation,
): void {
	const { apiCallsPerHour, appCallsPerHour } = settings;
	if (!rates.appCalls.of(caller.app.id).take(appCallsPerHour, clock.now())) throw refuse(4);
	const { id = '' } = params as { id?: string };
	if (apiCallsPerHour === 0 || !whatsApp.accounts.businesses.has(id)) return;
	const window = rates.businessCalls.of(`${caller.app.id}|${id}`);
	const isLet = window.take(apiCallsPerHour, clock.now());
	const usage = {
		type: 'whatsapp',
		call_count: Math.round((window.used() / apiCallsPerHour) * 100),
		total_cputime: 0,
		total_time: 0,
		estimated_time_to_regain_access: isLet ? 0 : 60,
	};
	reply.header('x-business-use-case-usage', JSON.stringify({ [id]: [usage] }));
	if (!isLet) throw refuse(80007);
}

async function answerError(
	error: FastifyError | Error,
	reply: FastifyReply,
	{ whatsApp, options }: Emulation,
): Promise<void> {
	const refusal = toRefusal(error);
	if (refusal.error.code === 1)
		options.log(`The emulator itself failed: ${error.stack ?? error.message}`);
	await reply
		.code(refusal.status)
		.send({ error: { ...refusal.error, fbtrace_id: whatsApp.ids.traceId() } });
}

function toRefusal(error: FastifyError | Error): GraphRefusal {
	if (error instanceof GraphRefusal) return error;
	if (error instanceof Refusal) return toGraphRefusal(error);
	const status = 'statusCode' in error ? error.statusCode : undefined;
	if (status !== undefined && status < 500) return refuse(100, error.message);
	return new GraphRefusal(500, {
		message: `(#1) An unknown error occurred: ${error.message}`,
		type: 'OAuthException',
		code: 1,
	});
}
