import multipart from '@fastify/multipart';
import Ajv from 'ajv';
import fastify, { type FastifyInstance } from 'fastify';
import { defaultAccounts } from './accounts';
import { addControl } from './control/routes';
import { addDialog360 } from './dialog360/routes';
import { Emulation, type EmulationOptions } from './emulation';
import { addDownloadRoute } from './graph/mediaRoutes';
import { addGraph } from './graph/routes';
import { answerUnknownPath } from './graph/scope';
import { addStorage } from './oneMsg/mediaRoutes';
import { addOneMsg } from './oneMsg/routes';
import { addPage } from './page/routes';
import type { WhatsApp } from './state/whatsApp';

export interface EmulatorOptions extends Partial<Omit<EmulationOptions, 'seed'>> {
	/** 0, the default, takes any free port. */
	port?: number;
	host?: string;
	seed?: string | number;
}

export interface Emulator {
	/**
	 * `http://127.0.0.1:4010`; Graph is below it at `/v25.0`, 360dialog at `/dialog360`, 1msg at
	 * `/oneMsg`.
	 */
	url: string;
	port: number;
	/** WhatsApp as it is now; another object after a reset. */
	readonly state: WhatsApp;
	readonly emulation: Emulation;
	/** A call to `/_emulator`; throws with its words when it refuses. */
	control<Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Answer>;
	close(): Promise<void>;
}

const largestJsonBytes = 4 * 1024 * 1024;

/** Starts an emulator in this process. */
export async function startEmulator({
	port = 0,
	host = '127.0.0.1',
	...options
}: EmulatorOptions = {}): Promise<Emulator> {
	const emulation = new Emulation({
		speed: 1,
		accounts: defaultAccounts,
		settings: {},
		strictCallbacks: false,
		log: () => undefined,
		logTraffic: () => undefined,
		...options,
		seed: String(options.seed ?? 'whatsapp'),
	});
	const server = await build(emulation);
	emulation.baseUrl = await server.listen({ port, host });
	return {
		url: emulation.baseUrl,
		port: Number(new URL(emulation.baseUrl).port),
		emulation,
		get state() {
			return emulation.whatsApp;
		},
		control: async (method, path, body) => control(server, method, `/_emulator${path}`, body),
		close: async () => {
			emulation.clear();
			await server.close();
		},
	};
}

const ajv = new Ajv({ strictTypes: false, validateSchema: false, useDefaults: true });

/**
 * Compiled at the first request that needs it and kept for every emulator of this process: tests
 * start hundreds.
 */
function checkWith(schema: object): (body: unknown) => { value: unknown } | { error: Error } {
	return (body) => {
		const isValid = ajv.compile(schema);
		return isValid(body)
			? { value: body }
			: { error: new Error(ajv.errorsText(isValid.errors, { dataVar: 'body' })) };
	};
}

async function build(emulation: Emulation): Promise<FastifyInstance> {
	const server = fastify({
		bodyLimit: largestJsonBytes,
		forceCloseConnections: true,
	});
	server.setValidatorCompiler(({ schema }) => checkWith(schema));
	await server.register(multipart);
	server.removeContentTypeParser('application/json');
	server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
		try {
			done(null, text === '' ? undefined : JSON.parse(text as string));
		} catch {
			done(Object.assign(new Error('The request body is not valid JSON.'), { statusCode: 400 }));
		}
	});
	server.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		(_request, text, done) => {
			done(null, Object.fromEntries(new URLSearchParams(text as string)));
		},
	);
	addDownloadRoute(server, emulation);
	addPage(server, async (request, reply) => answerUnknownPath(request, reply, emulation));
	await server.register(async (scope) => addControl(scope, emulation), { prefix: '/_emulator' });
	await server.register(async (scope) => addGraph(scope, emulation), {
		prefix: '/:version(^v\\d+\\.\\d+$)',
	});
	await server.register(async (scope) => addDialog360(scope, emulation), { prefix: '/dialog360' });
	await server.register(async (scope) => addOneMsg(scope, emulation), {
		prefix: '/oneMsg/:channel',
	});
	await server.register(async (scope) => addStorage(scope, emulation), {
		prefix: '/oneMsg-storage',
	});
	server.setNotFoundHandler(async (request, reply) => answerUnknownPath(request, reply, emulation));
	return server;
}

async function control<Answer>(
	server: FastifyInstance,
	method: 'GET' | 'POST' | 'DELETE',
	url: string,
	body?: object,
): Promise<Answer> {
	const response = await server.inject({ method, url, ...(body && { payload: body }) });
	const answer = response.json<Answer>();
	if (response.statusCode >= 400)
		throw new Error(
			`${method} ${url} was answered with ${response.statusCode}: ${JSON.stringify(answer)}`,
		);
	return answer;
}
