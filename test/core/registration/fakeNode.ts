import { Readable } from 'node:stream';
import type {
	IDataObject,
	IHookFunctions,
	IHttpRequestOptions,
	INode,
	IWebhookFunctions,
} from 'n8n-workflow';
import { decrypt } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import type { TriggerCatalogue } from '../../../nodes/WhatsAppGroups/core/declarations/trigger';
import type { ProviderWebhooks } from '../../../nodes/WhatsAppGroups/core/declarations/webhooks';
import { writeAnswer } from '../../../nodes/WhatsAppGroups/core/registration/chainMessage';
import { encryptAddress } from '../../../nodes/WhatsAppGroups/core/registration/neighbourSecrets';
import type { Registration } from '../../../nodes/WhatsAppGroups/core/registration/registration';
import { FakeLevel } from './fakeLevel';

export const ownAddress = 'https://n8n.example/webhook/w1/webhook';
export const testAddress = 'https://n8n.example/webhook-test/w1/webhook';
export const crm = 'https://crm.example/hook';
/** As it is kept with the workflow. */
export const kept = (address: string) => encryptAddress(address, { chainSecret: 'chain' });

interface FakeAnswer {
	readonly statusCode: number;
	readonly body?: string;
}

/** A node in an n8n that is none, and whoever it asks over HTTP. */
export class FakeNode {
	readonly level = new FakeLevel();
	readonly wider = new FakeLevel('account', 'Account');
	readonly log: string[] = [];
	readonly asked: IHttpRequestOptions[] = [];
	parameters: IDataObject = { registration: 'number', events: ['news.told'] };
	credentials: IDataObject = { secret: 's1' };
	node: Partial<INode> = { id: 'n', name: 'Trigger', webhookId: 'w1' };
	address: string | undefined = ownAddress;
	mode = 'trigger';
	staticData: IDataObject = {};
	/** Who is asked over HTTP; a failure where nobody answers. */
	answer: (options: IHttpRequestOptions) => FakeAnswer | Error = () => new Error('nobody');
	readonly webhooks: ProviderWebhooks = {
		callbackLevels: [this.level, this.wider],
		keys: ({ secret }) => ({
			secret: String(secret),
			verifyToken: 'own token',
			accountId: '',
			chainSecret: 'chain',
		}),
		secretLabel: 'Secret',
		secretRemedy: 'Fill in the Secret.',
		manualNeeds: { verify: 'Verify Token' },
		receivers: async () => await Promise.resolve([]),
		looksAuthentic: () => true,
		isAuthentic: () => true,
		answerHandshake: () => undefined,
		toHandshake: (challenge, token) => ({ challenge, token }),
		forwardedHeaders: ['content-type'],
		mustBePublic: () => true,
	};

	get catalogue(): TriggerCatalogue {
		const names = { value: 'acme', name: 'Acme', credentialType: 'acmeApi' };
		const provider = { ...names, webhooks: this.webhooks } as unknown as Provider;
		const told = { value: 'news.told', name: '', description: '' };
		const read = () => undefined;
		return {
			providers: [provider],
			webhookFields: [
				{ field: 'news', events: [told], read },
				{ field: 'views', events: [{ ...told, value: 'news.seen', isFrequent: true }], read },
			],
			filters: [],
			commonEvents: [],
			unknown: 'unknown',
			read: () => [],
			concerns: () => true,
			accountOf: () => undefined,
			merge: (occurrences) => occurrences,
			nameWriter: (event) => event,
			fileOf: () => undefined,
			withDownload: (event) => event,
			outputs: [],
			saysElsewhere: read,
			samples: { read: () => [], details: {} },
			collection: { keyOf: read, merge: ([event]) => event },
			details: { about: read, read: () => ({}), newer: () => ({}), add: (event) => event },
			expected: { event: 'news.told', match: () => undefined, toReport: (event) => event },
		};
	}

	/** What hooks get, and just as well what a webhook gets. */
	get context(): IHookFunctions & IWebhookFunctions {
		const note = (level: string) => (line: string) => void this.log.push(`${level} ${line}`);
		return {
			getNode: () => ({ parameters: this.parameters, ...this.node }) as INode,
			getWorkflow: () => ({ id: 'w', name: 'Gatekeeper' }),
			getMode: () => this.mode,
			getNodeParameter: (name: string, fallback: unknown) => this.parameters[name] ?? fallback,
			getInstanceId: () => 'instance',
			getWorkflowStaticData: (type: string) => (type === 'global' ? this.staticData : {}),
			getNodeWebhookUrl: (name: string) => (name === 'default' ? this.address : undefined),
			getCredentials: async () => await Promise.resolve(this.credentials),
			logger: { warn: note('warn'), error: note('error'), debug: note('debug') },
			helpers: { httpRequest: async (options: IHttpRequestOptions) => await this.ask(options) },
		} as unknown as IHookFunctions & IWebhookFunctions;
	}

	/** What registering works with, without anything that n8n is asked for. */
	registration(changes: Partial<Registration> = {}): Registration {
		const { context, catalogue, level, webhooks, credentials, staticData } = this;
		const keys = webhooks.keys(credentials as never);
		return {
			...{ context, catalogue, level, webhooks, credentials, staticData, keys },
			provider: catalogue.providers[0],
			isTest: false,
			key: 'key',
			memory: { hasEnded: false },
			address: ownAddress,
			ask: async () => await Promise.resolve({}),
			fields: ['news'],
			wantsFrequent: false,
			...changes,
		} as unknown as Registration;
	}

	private async ask(options: IHttpRequestOptions): Promise<unknown> {
		this.asked.push(options);
		const answer = this.answer(options);
		if (answer instanceof Error) return await Promise.reject(answer);
		const { statusCode, body = '' } = answer;
		const sent = options.encoding === 'stream' ? Readable.from([body]) : body;
		if (options.returnFullResponse) return await Promise.resolve({ statusCode, body: sent });
		if (statusCode >= 400) return await Promise.reject(new Error(String(statusCode)));
		return await Promise.resolve(options.json ? (JSON.parse(body) as unknown) : body);
	}
}

/** Whoever has such a verify token answers the check of it. */
export const answersWith = (token: string) => (options: IHttpRequestOptions) => {
	const { challenge, token: given } = options.qs as Record<string, string>;
	return given === token ? { statusCode: 200, body: challenge } : { statusCode: 403 };
};

/** What a request says to a trigger that knows the secret. */
export function toldIn({ body }: Pick<IHttpRequestOptions, 'body'>): IDataObject {
	const { chain: encrypted } = JSON.parse(String(body)) as { chain: string };
	return JSON.parse(decrypt(encrypted, 'chain')) as IDataObject;
}

/** A trigger at an address that says whether a message of the chain found somebody. */
export const inChain =
	(found: boolean, address?: string, workflow?: string) => (options: IHttpRequestOptions) => ({
		statusCode: 200,
		body: writeAnswer(
			{ found, address, workflow, nonce: String(toldIn(options).nonce) },
			{ chainSecret: 'chain' },
		),
	});
