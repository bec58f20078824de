import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Operation } from '../../../nodes/WhatsAppGroups/core/declarations/operation';
import type { Reply, Visit } from '../../../nodes/WhatsAppGroups/core/declarations/waiting';
import { receiveAnswer } from '../../../nodes/WhatsAppGroups/core/waiting/receive';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';

const page = { title: 'A page', body: '<main>Hello</main>', style: 'p { margin: 0 }' };
const formType = 'application/x-www-form-urlencoded; charset=utf-8';

interface Opened {
	readonly method?: string;
	readonly type?: string;
	readonly body?: IDataObject;
	readonly bytes?: number;
	readonly kept?: string;
}

/** A link is opened; `receive` is the operation that waits. */
async function open(receive: (visit: Visit) => Promise<Reply>, opened: Opened = {}) {
	const { method = 'GET', type = formType, body = {}, bytes = 10, kept = '{"a":1}' } = opened;
	const seen = { status: 200, headers: {} as IDataObject, html: '', logged: [] as string[] };
	const response = {
		setHeader: (name: string, value: string) => (seen.headers[name] = value),
		status: (code: number) => ((seen.status = code), response),
		type: () => response,
		send: (html: string) => void (seen.html = html),
	};
	const parameters: IDataObject = { provider: 'meta', resource: 'message', operation: 'ask' };
	const context = {
		getNodeParameter: (name: string) => parameters[name],
		evaluateExpression: () => kept,
		getRequestObject: () => ({
			method,
			headers: { 'content-type': type },
			rawBody: Buffer.alloc(bytes),
		}),
		getResponseObject: () => response,
		getBodyData: () => body,
		getQueryData: () => ({ question: 'Q' }),
		getTimezone: () => 'UTC',
		getNode: () => ({ name: 'Ask' }),
		getWorkflow: () => ({ id: '1' }),
		logger: { error: (message: string) => void seen.logged.push(message) },
	} as unknown as IWebhookFunctions;
	const operation = { resource: 'message', operation: 'ask', waiting: { receive } };
	const answer = await receiveAnswer(context, {
		operations: [operation as unknown as Operation],
		providers: [meta],
		toOverPage: (sentence) => ({ ...page, body: sentence }),
	});
	return { ...seen, answer };
}

const decide = async (): Promise<Reply> => await Promise.resolve({ page, decision: { yes: true } });

it('a form that is sent decides; its page is for n8n to show', async () => {
	const { answer } = await open(decide, { method: 'POST' });
	expect(answer.workflowData).toEqual([[{ json: { yes: true }, pairedItem: { item: 0 } }]]);
	expect(answer.webhookResponse).toContain('<main>Hello</main>');
});

it.each<[string, IDataObject]>([
	['application/x-www-form-urlencoded', { text: 'Blue' }],
	['multipart/form-data; boundary=x', { data: { text: 'Blue' }, files: {} }],
])('reads the fields of a form that comes as %s', async (type, body) => {
	const forms: unknown[] = [];
	const receive = async ({ form }: Visit) => (forms.push(form), await decide());
	await open(receive, { method: 'POST', type, body });
	expect(forms).toEqual([{ text: 'Blue' }]);
});

it('a link that is opened decides nothing, whatever the operation says', async () => {
	const { answer, html } = await open(decide);
	expect(answer).toEqual({ noWebhookResponse: true });
	expect(html).toContain('<main>Hello</main>');
});

it.each<[string, Opened]>([
	['JSON', { type: 'application/json' }],
	['XML', { type: 'text/xml' }],
	['nothing', { type: '' }],
	['too much', { bytes: 600 * 1024 }],
	['too much in parts', { type: 'multipart/form-data', body: { data: { text: 'x'.repeat(6e5) } } }],
])('%s in place of a form decides nothing', async (_what, opened) => {
	const { answer, status, html } = await open(decide, { method: 'POST', ...opened });
	expect({ answer, status }).toEqual({ answer: { noWebhookResponse: true }, status: 400 });
	expect(html).toContain('Nothing was decided.');
});

it.each(['', 'null', '[object Object]', '{"a":'])(
	'says that there is no question where "%s" was kept',
	async (kept) => {
		const { answer, status } = await open(decide, { method: 'POST', kept });
		expect({ answer, status }).toEqual({ answer: { noWebhookResponse: true }, status: 410 });
	},
);

it('lets the workflow wait where the operation fails, and logs why', async () => {
	const fail = async () => await Promise.reject(new Error('out of paper'));
	const { answer, status, html, logged } = await open(fail, { method: 'POST' });
	expect({ answer, status }).toEqual({ answer: { noWebhookResponse: true }, status: 500 });
	expect(html).not.toContain('paper');
	expect(logged).toEqual(['Ask: An answer could not be read: out of paper']);
});

it('lets nothing load, run or be kept', async () => {
	const { headers, html } = await open(decide);
	const policy = String(headers['Content-Security-Policy']);
	expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self';/);
	expect(policy).toContain("frame-ancestors 'none'");
	expect(headers).toMatchObject({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
	expect(html).toContain('<meta http-equiv="Content-Security-Policy" content="default-src');
});
