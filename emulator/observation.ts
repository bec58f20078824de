import { setTimeout as wait } from 'node:timers/promises';
import '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Emulation } from './emulation';
import type { Fault } from './faults';
import { GraphRefusal, refuse } from './graph/refusal';
import type { RequestRecord } from './requests';

declare module 'fastify' {
	interface FastifyRequest {
		record: RequestRecord;
		fault?: Fault;
	}
}

const secretParameters = new Set(['access_token', 'token']);

/**
 * What surrounds the addresses of every provider: the record, faults, the latency. What a gateway
 * passes on was met at its door.
 */
export function observe(scope: FastifyInstance, emulation: Emulation): void {
	scope.decorateRequest('record');
	scope.addHook('onRequest', async (request) => {
		const path = request.url.replace(/\?.*/, '');
		const query = Object.fromEntries(
			Object.entries(request.query as Record<string, unknown>).filter(
				([name]) => !secretParameters.has(name),
			),
		);
		request.record = {
			at: new Date(emulation.clock.now()).toISOString(),
			method: request.method,
			path,
			query,
		};
		const passing = emulation.gateway.passingOf(request);
		if (passing === undefined) emulation.requests.add(request.record);
		else request.fault = passing.fault;
	});
	scope.addHook('preHandler', async (request, reply) => {
		if (!request.isMultipart()) request.record.body = request.body;
		if (emulation.gateway.passingOf(request) === undefined)
			await meetFault(request, reply, emulation);
		return reply.sent ? reply : undefined;
	});
	scope.addHook('onSend', async (request, reply, payload) => {
		if (emulation.gateway.passingOf(request) !== undefined) return payload;
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
		if (emulation.gateway.passingOf(request) === undefined)
			emulation.options.logTraffic(`${method} ${path} ${status ?? 'cut'}`);
	});
}

async function meetFault(
	request: FastifyRequest,
	reply: FastifyReply,
	emulation: Emulation,
): Promise<void> {
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
		const body =
			fault.body ??
			'<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
		const isJson = body.startsWith('{');
		await reply
			.code(fault.httpStatus ?? 502)
			.type(isJson ? 'application/json' : 'text/html')
			.send(body);
	}
}

function garble(fault: Fault, reply: FastifyReply): string {
	reply.type('text/html').removeHeader('content-length');
	return fault.body ?? '<html><body>Sorry, something went wrong.</body></html>';
}

async function delay(request: FastifyRequest, { settings }: Emulation): Promise<void> {
	const ms =
		settings.latencyMs + (request.fault?.kind === 'slow' ? (request.fault.delayMs ?? 1_000) : 0);
	if (ms > 0) await wait(ms);
}
