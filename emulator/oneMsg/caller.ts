import type { FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import type { GraphAnswer, GraphQuestion } from '../gateway';
import { GraphRefusal } from '../graph/refusal';
import type { PhoneNumber } from '../state/accounts';
import type { Channel } from '../state/gateways';

declare module 'fastify' {
	interface FastifyRequest {
		channel: Channel;
	}
}

/** What 1msg refuses by HTTP status; most refusals are a 200 with `error`. */
export class OneMsgRefusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** The token in the body wins over the one in the query, and that over the header. */
function tokenIn({ body, query, headers }: FastifyRequest): unknown {
	const [, bearer] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
	const inBody = (body as { token?: unknown } | null | undefined)?.token;
	return inBody ?? (query as { token?: unknown }).token ?? bearer;
}

/** The channel in the address, if the token is its own. */
export function identify(request: FastifyRequest, { whatsApp }: Emulation): Channel {
	const { params } = request;
	const { channel: id = '' } = params as { channel?: string };
	const channel = whatsApp.accounts.gateways.channels.get(id);
	if (channel === undefined || channel.token !== tokenIn(request))
		throw new OneMsgRefusal(401, 'invalid token');
	return channel;
}

export function phoneNumberOf({ channel }: FastifyRequest, { whatsApp }: Emulation): PhoneNumber {
	const number = whatsApp.accounts.phoneNumbers.get(channel.phoneNumberId);
	if (number === undefined) throw new OneMsgRefusal(400, 'The channel has no number');
	return number;
}

/** Asks Graph for the channel's number; throws what Graph refuses. */
export async function askGraph(
	request: FastifyRequest,
	emulation: Emulation,
	question: GraphQuestion,
): Promise<GraphAnswer['body']> {
	const { status, body } = await emulation.gateway.ask(
		emulation.whatsApp,
		phoneNumberOf(request, emulation),
		request.fault,
		question,
	);
	if (status < 400) return body;
	throw new GraphRefusal(status, body.error as GraphRefusal['error']);
}
