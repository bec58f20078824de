import type {
	IDataObject,
	INode,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import type { Occurrence } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import type { TriggerCatalogue } from '../../../nodes/WhatsAppGroups/core/declarations/trigger';
import type { ProviderWebhooks } from '../../../nodes/WhatsAppGroups/core/declarations/webhooks';
import { receive } from '../../../nodes/WhatsAppGroups/core/webhooks/receive';
import { asObject, asObjects, asText } from '../../../nodes/WhatsAppGroups/core/values/json';

/** Webhooks of a provider that is none: authentic with its secret in a header. */
const webhooks: ProviderWebhooks = {
	callbackLevels: [],
	keys: ({ secret, account }) => ({
		secret: String(secret),
		verifyToken: `verify ${String(secret)}`,
		accountId: asText(account) ?? '',
		chainSecret: 'chain',
	}),
	secretLabel: 'Secret',
	secretRemedy: 'Fill it in.',
	manualNeeds: {},
	looksAuthentic: ({ headers }) => headers.secret !== undefined,
	isAuthentic: ({ headers }, { secret }) => headers.secret === secret,
	answerHandshake: ({ token, challenge }, { verifyToken }) =>
		token === verifyToken ? String(challenge) : undefined,
	forwardedHeaders: ['secret'],
	mustBePublic: () => false,
};

const words = (value: string, isFrequent?: boolean) => ({
	value,
	name: value,
	description: value,
	isFrequent,
});

const catalogueWith = (changes: Partial<ProviderWebhooks>): TriggerCatalogue => ({
	providers: [
		{
			value: 'acme',
			name: 'Acme',
			credentialType: 'acmeApi',
			webhooks: { ...webhooks, ...changes },
		},
	] as unknown as Provider[],
	commonEvents: [],
	webhookFields: [
		{
			field: 'news',
			events: [words('news.told'), words('news.read', true)],
			read: () => undefined,
		},
	],
	filters: [
		{
			field: { name: 'about' } as TriggerCatalogue['filters'][number]['field'],
			toTest: (about) => (about === '' ? undefined : (event) => event.about === about),
		},
	],
	unknown: 'unknown',
	read: (body, wants) =>
		asObjects(asObject(body).events)
			.filter(({ event }) => wants(String(event)))
			.map((json) => ({ json, raw: { raw: json.eventId } }) as unknown as Occurrence),
	concerns: ({ isForeign }) => isForeign !== true,
	accountOf: ({ account }) => asText(account),
	merge: (occurrences) => occurrences.slice(0, 1),
	fileOf: ({ file }) => (file === undefined ? undefined : { url: String(file) }),
	withDownload: (event, outcome) => ({ ...event, download: outcome }),
	details: {
		about: ({ place }) =>
			place === undefined
				? undefined
				: { id: String(place), request: { method: 'GET', on: { path: String(place) } } },
		read: (answer) => asObject(answer),
		newer: () => ({}),
		add: (event, outcome) => ({ ...event, details: outcome }),
	},
});

export interface FakeRequest {
	readonly body?: unknown;
	readonly parsed?: unknown;
	readonly headers?: IDataObject;
	readonly query?: IDataObject;
	readonly method?: string;
	readonly webhookName?: string;
}

let triggers = 0;

/** A trigger in an n8n that is none: what it is asked, it answers at once. */
export class FakeTrigger {
	secret = 's1';
	account = '';
	mode = 'webhook';
	/** n8n answers 500 when it cannot create an execution. */
	statusOfStart = 200;
	/** What expressions in the parameters give. */
	evaluated: IDataObject = {};
	readonly log: string[] = [];
	readonly executions: INodeExecutionData[][] = [];
	staticData: IDataObject = {};
	private readonly id = `trigger ${(triggers += 1)}`;
	private readonly catalogue: TriggerCatalogue;

	constructor(
		readonly parameters: IDataObject = {},
		changes: Partial<ProviderWebhooks> = {},
	) {
		this.catalogue = catalogueWith(changes);
	}

	/** The IDs of the events of each execution. */
	get heard(): unknown[][] {
		return this.executions.map((items) => items.map(({ json }) => asObject(json).eventId));
	}

	/** What comes back to the one who sent a request. */
	async receive(given: FakeRequest = {}): Promise<{ status: number; body: string; type?: string }> {
		const answered = { status: 0, body: '', type: undefined as string | undefined, times: 0 };
		const response = {
			statusCode: 200,
			status: (code: number) => Object.assign(response, { statusCode: code }),
			type: (mimeType: string) => ((answered.type = mimeType), response),
			send: (body: string) => ((answered.body = body), response),
			end: () => {
				answered.status = response.statusCode;
				answered.times += 1;
			},
		};
		const outcome = await receive(this.contextOf(given, response), this.catalogue);
		await this.start(outcome, response);
		while (answered.times === 0) await new Promise((resolve) => setImmediate(resolve));
		expect(answered.times).toBe(1);
		const { times: _times, ...answer } = answered;
		return answer;
	}

	/** An authentic webhook with these events, each with its ID. */
	async hear(...events: IDataObject[]): Promise<number> {
		const body = JSON.stringify({ events });
		return (await this.receive({ body, headers: { secret: this.secret } })).status;
	}

	private async start(
		{ workflowData, noWebhookResponse }: IWebhookResponseData,
		response: { statusCode: number; end(): void },
	): Promise<void> {
		if (noWebhookResponse) return;
		// n8n creates the execution meanwhile, and saves then.
		await new Promise((resolve) => setTimeout(resolve, 1));
		if (workflowData && this.statusOfStart < 400) this.executions.push(...workflowData);
		response.statusCode = workflowData ? this.statusOfStart : 200;
		response.end();
	}

	private contextOf(given: FakeRequest, response: object): IWebhookFunctions {
		const { body = '', parsed, headers = {}, query = {}, method = 'POST' } = given;
		const rawBody = typeof body === 'string' ? Buffer.from(body) : body;
		return {
			getNode: () =>
				({ id: this.id, name: 'Trigger', parameters: this.parameters }) as unknown as INode,
			getWorkflow: () => ({ id: 'w' }),
			getNodeWebhookUrl: () => 'https://n8n.example/webhook/w/webhook',
			getMode: () => this.mode,
			getWebhookName: () => given.webhookName ?? 'default',
			getNodeParameter: (name: string, fallback: unknown) =>
				({ events: ['news.told', 'news.read'], ...this.parameters, ...this.evaluated })[name] ??
				fallback,
			getInstanceId: () => 'instance',
			getWorkflowStaticData: (type: string) => (type === 'global' ? this.staticData : {}),
			getCredentials: async () =>
				await Promise.resolve({ secret: this.secret, account: this.account }),
			getRequestObject: () => ({ rawBody, body: parsed, headers, query, method, params: {} }),
			getResponseObject: () => response,
			logger: { warn: (line: string) => this.log.push(line) },
			helpers: {},
		} as unknown as IWebhookFunctions;
	}
}

export const told = (eventId: string, more: IDataObject = {}) => ({
	event: 'news.told',
	eventId,
	timestamp: 't',
	...more,
});
