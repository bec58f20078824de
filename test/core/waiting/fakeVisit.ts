import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { encrypt } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';
import {
	reportHeader,
	toReportKey,
} from '../../../nodes/WhatsAppGroups/core/declarations/expectation';
import type { Operation } from '../../../nodes/WhatsAppGroups/core/declarations/operation';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import type {
	Reply,
	Visit,
	Waiting,
} from '../../../nodes/WhatsAppGroups/core/declarations/waiting';
import { receiveAnswer } from '../../../nodes/WhatsAppGroups/core/waiting/receive';

export const page = { title: 'A page', body: '<main>Hello</main>', style: 'p { margin: 0 }' };

export interface Opened {
	readonly method?: string;
	readonly type?: string;
	readonly headers?: IDataObject;
	readonly body?: IDataObject;
	/** null where n8n has kept nothing of the request. */
	readonly bytes?: number | null;
	/** What the request says of its size. */
	readonly says?: number;
	readonly rawBody?: Buffer;
	readonly kept?: string;
	readonly parameters?: IDataObject;
	readonly hear?: Waiting<IDataObject>['hear'];
}

const resume = 'https://n8n.example/webhook-waiting/7/node?question=Q&signature=s';
const text = JSON.stringify({ resume, event: { text: 'yes' } });

/** What a trigger sends that has heard something for this execution. */
export const report: Opened = {
	method: 'POST',
	headers: { [reportHeader]: '1' },
	rawBody: Buffer.from(
		JSON.stringify({ report: encrypt(text, toReportKey({ chainSecret: 'c' })) }),
	),
};

const providers = ['first', 'second'].map((value) => ({
	value,
	credentialType: `${value}Api`,
	toWire: () => ({ method: 'POST', url: 'https://acme.example' }),
	toRefusal: () => undefined,
	webhooks: { keys: () => ({ chainSecret: 'c' }) },
})) as unknown as Provider[];

function toRequest(opened: Opened) {
	const { method = 'GET', type = 'application/x-www-form-urlencoded; charset=utf-8' } = opened;
	const {
		headers,
		bytes = 10,
		says,
		rawBody = bytes === null ? undefined : Buffer.alloc(bytes),
	} = opened;
	return { method, headers: { 'content-type': type, 'content-length': says, ...headers }, rawBody };
}

function openPage() {
	const seen = { status: 200, type: '', headers: {} as IDataObject, html: '', said: {} };
	const response = {
		setHeader: (name: string, value: string) => (seen.headers[name] = value),
		status: (code: number) => ((seen.status = code), response),
		type: (mimeType: string) => ((seen.type = mimeType), response),
		send: (html: string) => void (seen.html = html),
		json: (body: object) => void (seen.said = body),
	};
	return { seen, response };
}

function contextOf(opened: Opened) {
	const { body = {}, kept = '{"a":1}', parameters } = opened;
	const { seen, response } = openPage();
	const logged: unknown[][] = [];
	const asked: unknown[][] = [];
	const chosen: IDataObject = { resource: 'message', operation: 'ask', ...parameters };
	const context = {
		getNodeParameter: (name: string, fallback: string) => chosen[name] ?? fallback,
		evaluateExpression: () => kept,
		getRequestObject: () => toRequest(opened),
		getResponseObject: () => response,
		getBodyData: () => body,
		getQueryData: () => ({ question: 'Q' }),
		getTimezone: () => 'Europe/Paris',
		getNode: () => ({ id: 'node', name: 'Ask' }),
		getExecutionId: () => '7',
		getWorkflow: () => ({ id: '1' }),
		getCredentials: async () => await Promise.resolve({}),
		helpers: {
			httpRequestWithAuthentication: async (...request: unknown[]) => {
				asked.push(request.slice(0, 2));
				return await Promise.resolve({ statusCode: 200, headers: {}, body: {} });
			},
		},
		logger: { error: (...said: unknown[]) => void logged.push(said), warn: () => undefined },
	} as unknown as IWebhookFunctions;
	return { context, seen, logged, asked };
}

/** A link is opened, or something is sent to it; `receive` is of the operation that waits. */
export async function open(receive: (visit: Visit) => Promise<Reply>, opened: Opened = {}) {
	const { context, seen, logged, asked } = contextOf(opened);
	const others = [
		{ resource: 'group', operation: 'ask' },
		{ resource: 'message', operation: 'send' },
	];
	const waiting = { receive, hear: opened.hear };
	const operations = [...others, { resource: 'message', operation: 'ask', waiting }];
	const answer = await receiveAnswer(context, {
		operations: operations as unknown as Operation[],
		providers,
		toOverPage: (sentence) => ({ ...page, body: sentence }),
	});
	return { ...seen, logged, asked, answer };
}
