import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import type { GraphAnswer } from '../gateway';
import type { PhoneNumber } from '../state/accounts';
import { phoneNumberOf } from './caller';

type Method = 'GET' | 'POST' | 'DELETE';

interface ForwardedRoute {
	methods: Method[];
	/** Below the base URL. */
	url: string;
	/** Where Graph keeps it. */
	toGraph: (id: string, phoneNumber: PhoneNumber) => string;
	/** What 360dialog answers with where its reference differs from Meta's. */
	answer?: (body: GraphAnswer['body'], method: string) => object;
}

const edges: Array<[edge: string, methods: Method[]]> = [
	['invite_link', ['GET', 'POST']],
	['join_requests', ['GET', 'POST', 'DELETE']],
];

const acknowledge = (): object => ({ success: true });

const routes: ForwardedRoute[] = [
	// The reference shows an ID where Meta answers with a request ID.
	{
		methods: ['POST'],
		url: '/groups',
		toGraph: (_id, { id }) => `/${id}/groups`,
		answer: (body) => ({ id: body.request_id }),
	},
	{ methods: ['GET'], url: '/groups', toGraph: (_id, { id }) => `/${id}/groups` },
	{ methods: ['GET'], url: '/groups/:id', toGraph: (id) => `/${id}` },
	{
		methods: ['POST', 'DELETE'],
		url: '/groups/:id',
		toGraph: (id) => `/${id}`,
		answer: acknowledge,
	},
	...edges.map(([edge, methods]) => ({
		methods,
		url: `/groups/:id/${edge}`,
		toGraph: (id: string) => `/${id}/${edge}`,
	})),
	{
		methods: ['DELETE'],
		url: '/groups/:id/participants',
		toGraph: (id) => `/${id}/participants`,
		answer: acknowledge,
	},
	{ methods: ['POST'], url: '/messages', toGraph: (_id, { id }) => `/${id}/messages` },
	{ methods: ['POST'], url: '/media', toGraph: (_id, { id }) => `/${id}/media` },
	{
		methods: ['POST', 'DELETE'],
		url: '/v1/configs/templates',
		toGraph: (_id, { businessId }) => `/${businessId}/message_templates`,
	},
	{ methods: ['GET'], url: '/:id', toGraph: (id) => `/${id}`, answer: toMediaAnswer },
	{ methods: ['DELETE'], url: '/:id', toGraph: (id) => `/${id}` },
];

/** The address of a file is on Meta's own host, where a key of 360dialog opens nothing. */
function toMediaAnswer(body: GraphAnswer['body']): object {
	if (typeof body.url !== 'string') return body;
	const { pathname, search } = new URL(body.url);
	return { ...body, url: `https://lookaside.fbsbx.com${pathname}${search}` };
}

/** Everything that 360dialog hands on to Graph. */
export function addForwardedRoutes(scope: FastifyInstance, emulation: Emulation): void {
	for (const route of routes) {
		scope.route<{ Params: { id?: string } }>({
			method: route.methods,
			url: route.url,
			handler: async (request, reply) => forward(route, request, reply, emulation),
		});
	}
}

async function forward(
	route: ForwardedRoute,
	request: FastifyRequest,
	reply: FastifyReply,
	emulation: Emulation,
): Promise<object> {
	const { id = '' } = request.params as { id?: string };
	const phoneNumber = phoneNumberOf(request, emulation);
	const form = request.isMultipart()
		? { stream: request.raw, contentType: request.headers['content-type'] ?? '' }
		: undefined;
	const { status, body } = await emulation.gateway.ask(
		emulation.whatsApp,
		phoneNumber,
		request.fault,
		{
			method: request.method,
			path: route.toGraph(encodeURIComponent(id), phoneNumber),
			query: request.query as Record<string, unknown>,
			body: form === undefined ? (request.body as object | undefined) : undefined,
			form,
		},
	);
	reply.code(status);
	return status >= 400 ? body : (route.answer?.(body, request.method) ?? body);
}
