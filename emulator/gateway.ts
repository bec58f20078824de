import { Agent } from 'node:http';
import type { Readable } from 'node:stream';
import axios from 'axios';
import type { FastifyRequest } from 'fastify';
import type { Fault } from './faults';
import type { Caller, PhoneNumber } from './state/accounts';
import type { WhatsApp } from './state/whatsApp';

const passingHeader = 'x-emulator-passing';
const version = 'v25.0';

/** A request on its way from a gateway to Graph. */
interface Passing {
	caller: Caller;
	fault?: Fault;
}

export interface GraphQuestion {
	method: string;
	/** Below the version: `/PHONE_NUMBER_ID/messages`. */
	path: string;
	query?: Record<string, unknown>;
	body?: object;
	/** A form as it came, instead of a body. */
	form?: { stream: Readable; contentType: string };
}

export interface GraphAnswer {
	status: number;
	body: Record<string, unknown>;
}

/**
 * What providers between a business and Meta do: they know the number by a key of their own, and
 * ask Graph in its name. So what they answer, and what they refuse, is what Graph says.
 */
export class Gateway {
	private readonly passing = new Map<string, Passing>();
	private count = 0;
	private readonly client = axios.create({
		httpAgent: new Agent({ keepAlive: true }),
		validateStatus: () => true,
		maxBodyLength: Infinity,
		maxRedirects: 0,
		proxy: false,
	});

	/** `baseUrl` tells where Graph listens. */
	constructor(private readonly baseUrl: () => string) {}

	/** undefined for a request that came from outside. */
	passingOf({ headers }: FastifyRequest): Passing | undefined {
		const id = headers[passingHeader];
		return typeof id === 'string' ? this.passing.get(id) : undefined;
	}

	async ask(
		whatsApp: WhatsApp,
		phoneNumber: PhoneNumber,
		fault: Fault | undefined,
		question: GraphQuestion,
	): Promise<GraphAnswer> {
		const id = `${(this.count += 1)}-${Math.random()}`;
		this.passing.set(id, { caller: callerFor(whatsApp, phoneNumber), fault });
		try {
			const { form, body, method, path, query } = question;
			const { status, data } = await this.client.request<GraphAnswer['body']>({
				method,
				url: `${this.baseUrl()}/${version}${path}`,
				params: query,
				data: form?.stream ?? body,
				headers: {
					[passingHeader]: id,
					...(form === undefined ? {} : { 'content-type': form.contentType }),
				},
			});
			return { status, body: data };
		} finally {
			this.passing.delete(id);
		}
	}
}

/** The gateway's own app, which may do everything with this number's business. */
function callerFor({ accounts }: WhatsApp, { businessId }: PhoneNumber): Caller {
	const [appId = ''] = accounts.businesses.get(businessId)?.subscribedApps.keys() ?? [];
	const app = accounts.apps.get(appId) ?? { id: appId, name: 'Gateway', secret: '' };
	const permissions = ['whatsapp_business_management', 'whatsapp_business_messaging'];
	return {
		app,
		token: {
			token: 'gateway',
			appId: app.id,
			kind: 'systemUser',
			businessIds: [businessId],
			permissions,
		},
	};
}
