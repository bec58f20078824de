import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Operation } from '../declarations/operation';
import type { Provider } from '../declarations/provider';
import type { Page, Reply, Visit } from '../declarations/waiting';
import { openChannel, send } from '../sending/send';
import { findEntry } from '../values/findEntry';
import { asObject } from '../values/json';
import { hear, isReport } from './hear';
import { readKept } from './kept';
import { headersOf, toHtml } from './page';

/** Somebody waits for the page. */
const askTimeoutMs = 8_000;
/** More than any form of ours can hold. */
const mostBytes = 512 * 1024;

/** Where n8n puts the fields of a form, by how it was sent. */
const fieldsOf: Readonly<Record<string, (body: IDataObject) => IDataObject>> = {
	'application/x-www-form-urlencoded': (body) => body,
	'multipart/form-data': ({ data }) => asObject(data),
};

interface Catalogue {
	readonly operations: readonly Operation[];
	readonly providers: readonly Provider[];
	/** Said where there is no question: it is over, or cannot be read. */
	readonly toOverPage: (sentence: string) => Page;
}

interface HttpResponse {
	status(code: number): HttpResponse;
	setHeader(name: string, value: string): void;
	type(mimeType: string): HttpResponse;
	send(body: string): void;
}

function setHeaders(context: IWebhookFunctions, page: Page): HttpResponse {
	const response = context.getResponseObject() as unknown as HttpResponse;
	for (const [name, value] of Object.entries(headersOf(page))) response.setHeader(name, value);
	return response;
}

/** Shows a page; the workflow keeps waiting. */
function show(context: IWebhookFunctions, { page, httpStatus = 200 }: Reply): IWebhookResponseData {
	setHeaders(context, page).status(httpStatus).type('text/html').send(toHtml(page));
	return { noWebhookResponse: true };
}

/**
 * Lets the workflow go on. n8n shows the page, and only if it is the first answer: of two that come
 * at once, it takes one.
 */
function decide(context: IWebhookFunctions, page: Page, json: IDataObject): IWebhookResponseData {
	setHeaders(context, page).type('text/html');
	return {
		workflowData: [[{ json, pairedItem: { item: 0 } }]],
		webhookResponse: toHtml(page),
	};
}

/** The fields of a form that was sent; a text says why there are none. */
function readForm(context: IWebhookFunctions): IDataObject | string {
	const { headers, rawBody } = context.getRequestObject() as unknown as {
		headers: IDataObject;
		rawBody?: Buffer;
	};
	const [type = ''] = String(headers['content-type'] ?? '').split(';');
	const read = findEntry(fieldsOf, type.trim().toLowerCase());
	if (!read) return 'This is not the form of a question.';
	const form = read(asObject(context.getBodyData()));
	const bytes = rawBody?.length ?? Number(headers['content-length'] ?? 0);
	return Math.max(bytes, JSON.stringify(form).length) > mostBytes
		? 'The answer is too long.'
		: form;
}

function openVisit(context: IWebhookFunctions, provider: Provider, kept: IDataObject): Visit {
	return {
		query: asObject(context.getQueryData()),
		kept,
		timeZone: context.getTimezone(),
		now: new Date(),
		ask: async (request) => {
			const channel = await openChannel(context, provider);
			await send(channel, request, { timeoutMs: askTimeoutMs });
		},
	};
}

async function receiveOrThrow(
	context: IWebhookFunctions,
	{ operations, providers, toOverPage }: Catalogue,
): Promise<IWebhookResponseData> {
	const sorry = (httpStatus: number, sentence: string) =>
		show(context, { httpStatus, page: toOverPage(sentence) });
	const [provider, resource, name] = ['provider', 'resource', 'operation'].map((parameter) =>
		context.getNodeParameter(parameter, ''),
	);
	const carrier = providers.find(({ value }) => value === provider) ?? providers[0];
	const waiting = operations.find(
		({ operation, resource: of }) => operation === name && of === resource,
	)?.waiting;
	const kept = readKept(context);
	if (!waiting || !carrier || !kept) return sorry(410, 'This question is no longer open.');
	const visit = openVisit(context, carrier, kept);
	if (isReport(context))
		return await hear(context, carrier, async (report) =>
			waiting.hear ? await waiting.hear({ ...visit, ...report }) : { outcome: 'ignored' },
		);
	const { method } = context.getRequestObject();
	const form = method === 'POST' ? readForm(context) : undefined;
	if (typeof form === 'string') return sorry(400, `${form} Nothing was decided.`);
	const reply = await waiting.receive({ ...visit, form });
	return form && reply.decision
		? decide(context, reply.page, reply.decision)
		: show(context, reply);
}

/**
 * A link of a waiting workflow was opened, or its form sent. Never throws: n8n would let the
 * workflow go on with the failure.
 */
export async function receiveAnswer(
	context: IWebhookFunctions,
	catalogue: Catalogue,
): Promise<IWebhookResponseData> {
	try {
		return await receiveOrThrow(context, catalogue);
	} catch (failure) {
		const why = failure instanceof Error ? failure.message : 'unknown reason';
		context.logger.error(`${context.getNode().name}: An answer could not be read: ${why}`, {
			workflowId: context.getWorkflow().id,
		});
		const sentence = 'Something went wrong here, and nothing was decided. Try again.';
		return show(context, { httpStatus: 500, page: catalogue.toOverPage(sentence) });
	}
}
