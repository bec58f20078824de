import { setTimeout as wait } from 'node:timers/promises';
import '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import type { Fault } from '../faults';
import type { RequestRecord } from '../requests';
import { Refusal } from '../state/refusal';
import { identify, type Caller } from './caller';
import { GraphRefusal, refuse, refuseObject, toGraphRefusal } from './refusal';

declare module 'fastify' {
	interface FastifyRequest {
		caller: Caller;
		record: RequestRecord;
		fault?: Fault;
	}
}

const oldestVersion = 21;
const newestVersion = 26;

/** What surrounds every Graph address: the record, faults, limits, the token, and errors in Graph's envelope. */
export function surround(scope: FastifyInstance, emulation: Emulation): void {
	scope.decorateRequest('caller');
	scope.decorateRequest('record');
	scope.addHook('onRequest', async (request) => {
		const path = request.url.replace(/\?.*/, '');
		const { access_token: _, ...query } = request.query as Record<string, unknown>;
		request.record = { at: new Date(emulation.clock.now()).toISOString(), method: request.method, path, query };
		emulation.requests.add(request.record);
	});
	scope.addHook('preHandler', async (request, reply) => {
		if (!request.isMultipart()) request.record.body = request.body;
		await meetFault(request, reply, emulation);
		if (reply.sent) return reply;
		assertVersion(request);
		request.caller = identify(request, emulation);
		assertCalls(request, reply, emulation);
		return undefined;
	});
	scope.addHook('onSend', async (request, reply, payload) => {
		await delay(request, emulation);
		if (request.fault?.kind === 'cut-after') {
			request.raw.socket.destroy();
			return payload;
		}
		request.record.status = reply.statusCode;
		return request.fault?.kind === 'not-json' ? garble(request.fault, reply) : payload;
	});
	scope.addHook('onResponse', async (request) => {
		const { method, path, status } = request.record;
		emulation.options.logTraffic(`${method} ${path} ${status ?? 'cut'}`);
	});
	scope.setErrorHandler(async (error: FastifyError | Error, _request, reply) => answerError(error, reply, emulation));
	scope.setNotFoundHandler(async (request, reply) => answerError(refuseObject(request.method, request.url.split(/[/?]/)[2] ?? ''), reply, emulation));
}

async function meetFault(request: FastifyRequest, reply: FastifyReply, emulation: Emulation): Promise<void> {
	const fault = emulation.faults.take(request.record);
	if (fault === undefined) return;
	request.fault = fault;
	request.record.fault = fault.kind;
	if (fault.headers !== undefined) reply.headers(fault.headers);
	if (fault.kind === 'cut-before') {
		reply.hijack();
		request.raw.socket.destroy();
	}
	if (fault.kind === 'refuse') {
		const refusal = refuse(fault.code ?? 131000);
		throw new GraphRefusal(fault.httpStatus ?? refusal.status, refusal.error);
	}
	if (fault.kind === 'http') {
		const body = fault.body ?? '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
		const isJson = body.startsWith('{');
		await reply.code(fault.httpStatus ?? 502).type(isJson ? 'application/json' : 'text/html').send(body);
	}
}

function garble(fault: Fault, reply: FastifyReply): string {
	reply.type('text/html').removeHeader('content-length');
	return fault.body ?? '<html><body>Sorry, something went wrong.</body></html>';
}

async function delay(request: FastifyRequest, { settings }: Emulation): Promise<void> {
	const ms = settings.latencyMs + (request.fault?.kind === 'slow' ? (request.fault.delayMs ?? 1_000) : 0);
	if (ms > 0) await wait(ms);
}

function assertVersion({ params, record }: FastifyRequest): void {
	const [, major] = /^v(\d+)/.exec((params as { version?: string }).version ?? '') ?? [];
	if (Number(major) > newestVersion) throw unknownPath(record.path);
	if (Number(major) >= oldestVersion) return;
	const message = `(#2635) You are calling a deprecated version of the API. Please update to the latest version: v${newestVersion}.0.`;
	throw new GraphRefusal(400, { message, type: 'OAuthException', code: 2635 });
}

function unknownPath(path: string): GraphRefusal {
	return new GraphRefusal(400, { message: `Unknown path components: ${path}`, type: 'OAuthException', code: 2500 });
}

/** What Graph says to an address without a version. */
export async function answerUnknownPath({ url }: FastifyRequest, reply: FastifyReply, emulation: Emulation): Promise<void> {
	await answerError(unknownPath(url.replace(/\?.*/, '')), reply, emulation);
}

function assertCalls({ caller, params }: FastifyRequest, reply: FastifyReply, { settings, rates, clock, whatsApp }: Emulation): void {
	const { apiCallsPerHour, appCallsPerHour } = settings;
	if (!rates.appCalls.of(caller.app.id).take(appCallsPerHour, clock.now())) throw refuse(4);
	const { id = '' } = params as { id?: string };
	if (apiCallsPerHour === 0 || !whatsApp.accounts.businesses.has(id)) return;
	const window = rates.businessCalls.of(id);
	const isLet = window.take(apiCallsPerHour, clock.now());
	const usage = { type: 'whatsapp', call_count: Math.round((window.used() / apiCallsPerHour) * 100), total_cputime: 0, total_time: 0, estimated_time_to_regain_access: isLet ? 0 : 60 };
	reply.header('x-business-use-case-usage', JSON.stringify({ [id]: [usage] }));
	if (!isLet) throw refuse(80007);
}

async function answerError(error: FastifyError | Error, reply: FastifyReply, { whatsApp, options }: Emulation): Promise<void> {
	const refusal = toRefusal(error);
	if (refusal.error.code === 1) options.log(`The emulator itself failed: ${error.stack ?? error.message}`);
	await reply.code(refusal.status).send({ error: { ...refusal.error, fbtrace_id: whatsApp.ids.traceId() } });
}

function toRefusal(error: FastifyError | Error): GraphRefusal {
	if (error instanceof GraphRefusal) return error;
	if (error instanceof Refusal) return toGraphRefusal(error);
	const status = 'statusCode' in error ? error.statusCode : undefined;
	if (status !== undefined && status < 500) return refuse(100, error.message);
	return new GraphRefusal(500, { message: `(#1) An unknown error occurred: ${error.message}`, type: 'OAuthException', code: 1 });
}
