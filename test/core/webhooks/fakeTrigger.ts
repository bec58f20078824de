import { Readable } from 'node:stream';
import type {
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import type { TriggerCatalogue } from '../../../nodes/WhatsAppGroups/core/declarations/trigger';
import type { ProviderWebhooks } from '../../../nodes/WhatsAppGroups/core/declarations/webhooks';
import {
	encryptResume,
	type KeptExpectation,
} from '../../../nodes/WhatsAppGroups/core/registration/expectations';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';
import { receive } from '../../../nodes/WhatsAppGroups/core/webhooks/receive';
import { asObject } from '../../../nodes/WhatsAppGroups/core/values/json';
import { catalogueWith } from './fakeCatalogue';

export interface FakeRequest {
	readonly body?: unknown;
	readonly parsed?: unknown;
	readonly headers?: IDataObject;
	readonly query?: IDataObject;
	readonly method?: string;
	readonly webhookName?: string;
}

export const resumeAddress = 'https://n8n.example/webhook-waiting/7/n?signature=s';
export const address = 'https://n8n.example/webhook/w/webhook';
let triggers = 0;

/** A trigger in an n8n that is none: what it is asked, it answers at once. */
export class FakeTrigger {
	secret = 's1';
	/** Why n8n cannot read the credential. */
	unreadable?: unknown;
	account = '';
	mode = 'webhook';
	/** n8n answers 500 when it cannot create an execution. */
	statusOfStart = 200;
	/** So long does n8n take for that. */
	startsAfterMs = 1;
	/** n8n 2.41 loses what was changed before that. */
	losesSight = false;
	/** The answers of the callback behind, and what it was asked. */
	answerBehind: () => number = () => 200;
	/** What whoever is asked says. */
	textBehind = '';
	readonly askedBehind: IHttpRequestOptions[] = [];
	/** What expressions in the parameters give. */
	evaluated: IDataObject = {};
	readonly log: string[] = [];
	/** What goes along with the lines of the log. */
	readonly logged: unknown[] = [];
	readonly executions: INodeExecutionData[][] = [];
	staticData: IDataObject = {};
	/** What an n8n finds that saves as soon as the trigger has read a webhook. */
	savedAtOnce: IDataObject = {};
	private readonly id = `trigger ${(triggers += 1)}`;
	private readonly catalogue: TriggerCatalogue;

	constructor(
		readonly parameters: IDataObject = {},
		changes: Partial<ProviderWebhooks> = {},
	) {
		this.catalogue = catalogueWith(changes);
	}

	/** Tells this trigger from others. */
	get key(): string {
		return `w/${this.id}/live`;
	}

	/** Webhooks go on to this address. */
	isInFrontOf(next: string): void {
		const state = { version: 1, place: 'number', address, isTest: false, next };
		this.staticData[`trigger/${this.id}/callback`] = state;
	}

	publishedFor(account: string): void {
		const state = { version: 1, place: 'number', address, isTest: false };
		this.staticData[`trigger/${this.id}/callback`] = { ...state, registeredFor: { account } };
	}

	/** Executions wait for events about these, each by a name and as it is kept. */
	lookOutFor(all: Record<string, Partial<KeptExpectation>>): void {
		const resume = encryptResume(resumeAddress, { chainSecret: 'chain' });
		const entries = Object.entries(all).map(([id, entry]) => [id, { resume, ...entry }] as const);
		const owner = sign('w', 'instance').slice(0, 16);
		this.staticData[this.placeOfExpected] = { owner, all: Object.fromEntries(entries) };
	}

	/** What n8n has saved of that. */
	get lookedOutFor(): Record<string, IDataObject> {
		const { all } = asObject(this.staticData[this.placeOfExpected]);
		return asObject(all) as Record<string, IDataObject>;
	}

	private get placeOfExpected(): string {
		return `trigger/${this.id}/expected`;
	}

	/** The IDs of the events of each execution. */
	get heard(): unknown[][] {
		return this.executions.map((items) => items.map(({ json }) => asObject(json).eventId));
	}

	/** What comes back to the one who sent a request. */
	async receive(given: FakeRequest = {}): Promise<{ status: number; body: string; type?: string }> {
		const answered = { status: 0, body: '', type: undefined as string | undefined, times: 0 };
		let tellEnd: () => void;
		const ended = new Promise<void>((resolve) => (tellEnd = resolve));
		const response = {
			statusCode: 200,
			status: (code: number) => Object.assign(response, { statusCode: code }),
			type: (mimeType: string) => ((answered.type = mimeType), response),
			send: (body: string) => ((answered.body = body), response),
			end: () => {
				Object.assign(answered, { status: response.statusCode, times: answered.times + 1 });
				tellEnd();
			},
		};
		const outcome = await receive(this.contextOf(given, response), this.catalogue);
		this.savedAtOnce = { ...this.staticData };
		await this.start(outcome, response);
		// After a crash this never comes, and then nothing may go on looking for it.
		await ended;
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
		if (this.losesSight)
			for (const entry of Object.keys(this.staticData))
				Reflect.deleteProperty(this.staticData, entry);
		// n8n creates the execution meanwhile, and saves then.
		await new Promise((resolve) => setTimeout(resolve, this.startsAfterMs));
		if (workflowData && this.statusOfStart < 400) this.executions.push(...workflowData);
		response.statusCode = workflowData ? this.statusOfStart : 200;
		response.end();
	}

	private async ask(options: IHttpRequestOptions): Promise<object> {
		this.askedBehind.push(options);
		return await Promise.resolve({
			statusCode: this.answerBehind(),
			body: Readable.from([this.textBehind]),
		});
	}

	private contextOf(given: FakeRequest, response: object): IWebhookFunctions {
		const { body = '', parsed, headers = {}, query = {}, method = 'POST' } = given;
		const rawBody = typeof body === 'string' ? Buffer.from(body) : body;
		const log = (line: string, details: unknown) => {
			this.log.push(line);
			this.logged.push(details);
		};
		return {
			getNode: () =>
				({ id: this.id, name: 'Trigger', parameters: this.parameters }) as unknown as INode,
			getWorkflow: () => ({ id: 'w' }),
			getNodeWebhookUrl: () => address,
			getMode: () => this.mode,
			getWebhookName: () => given.webhookName ?? 'default',
			getNodeParameter: (name: string, fallback: unknown) =>
				({ events: ['news.told', 'news.read'], ...this.parameters, ...this.evaluated })[name] ??
				fallback,
			getInstanceId: () => 'instance',
			getWorkflowStaticData: (type: string) => (type === 'global' ? this.staticData : {}),
			getCredentials: async () =>
				await (this.unreadable === undefined
					? Promise.resolve({ secret: this.secret, account: this.account })
					: Promise.reject(this.unreadable as Error)),
			getRequestObject: () => ({ rawBody, body: parsed, headers, query, method, params: {} }),
			getResponseObject: () => response,
			logger: { warn: log, info: log, debug: log },
			helpers: { httpRequest: async (options: IHttpRequestOptions) => await this.ask(options) },
		} as unknown as IWebhookFunctions;
	}
}

export const told = (eventId: string, more: IDataObject = {}) => ({
	event: 'news.told',
	eventId,
	timestamp: 't',
	...more,
});
