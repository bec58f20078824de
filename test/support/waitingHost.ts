import { WebhookContext, type ExecuteContext } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type IExecuteData,
	type INodeExecutionData,
	type IRunExecutionData,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { WhatsAppGroups } from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { openAction, toAdditionalData, toWorkflow, type ActionRun } from './actionHost';
import { waitingWebhooks } from '../../nodes/WhatsAppGroups/core/waiting/webhookRows';

const node = new WhatsAppGroups();

/** What somebody who opened a link got. */
export interface Visited {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly html: string;
	/** With which the workflow goes on; undefined where it keeps waiting. */
	readonly output?: INodeExecutionData[];
}

/** A workflow that waits, as n8n keeps it. */
export interface WaitingRun {
	readonly waitTill?: Date;
	/** What the node gives while it waits. */
	readonly output: INodeExecutionData[];
	/** What n8n puts out when time runs out: the input that it holds for the node. */
	readonly timedOut: INodeExecutionData[];
	readonly hints: string[];
	/** Opens a link, or sends the form of its page. */
	visit(url: string, form?: IDataObject, request?: Partial<FakeRequest>): Promise<Visited>;
}

interface FakeRequest {
	readonly method: string;
	readonly headers: IDataObject;
	readonly rawBody: Buffer;
}

function fakeResponse() {
	const seen = { status: 200, html: '', headers: {} as Record<string, string> };
	const response = {
		status: (code: number) => ((seen.status = code), response),
		setHeader: (name: string, value: string) => void (seen.headers[name.toLowerCase()] = value),
		type: (mimeType: string) => ((seen.headers['content-type'] = mimeType), response),
		send: (body: string) => void (seen.html = body),
	};
	return { seen, response };
}

function toRequest(url: string, form?: IDataObject, given: Partial<FakeRequest> = {}) {
	return {
		method: form ? 'POST' : 'GET',
		headers: { 'content-type': form && 'application/x-www-form-urlencoded' },
		body: form ?? {},
		rawBody: Buffer.from(JSON.stringify(form ?? {})),
		query: Object.fromEntries(new URL(url).searchParams),
		params: {},
		...given,
	};
}

async function visit(
	{ run, data }: { run: ActionRun; data: IRunExecutionData },
	request: ReturnType<typeof toRequest>,
): Promise<Visited> {
	const { seen, response } = fakeResponse();
	const [{ node: waiting }] = data.executionData?.nodeExecutionStack as [IExecuteData];
	const context = new WebhookContext(
		toWorkflow(waiting),
		waiting,
		{
			...toAdditionalData(run.credentials, run.instanceUrl),
			httpRequest: request,
			httpResponse: response,
		} as unknown as IWorkflowExecuteAdditionalData,
		'trigger',
		{ webhookDescription: waitingWebhooks[0] } as unknown as IWebhookData,
		[],
		data,
	);
	const answer = await node.webhook.call(context);
	const html = answer.noWebhookResponse ? seen.html : String(answer.webhookResponse);
	return { ...seen, html, output: answer.workflowData?.[0] };
}

/** Runs a node that waits as n8n's engine does, and keeps it as n8n's database would. */
export async function runAndWait(run: ActionRun): Promise<WaitingRun> {
	const context: ExecuteContext = openAction(run);
	const [output = []] = await node.execute.call(context);
	const executeData = context.getExecuteData();
	const { runExecutionData } = context as unknown as { runExecutionData: IRunExecutionData };
	const keep = () =>
		createRunExecutionData({
			executionData: {
				nodeExecutionStack: [JSON.parse(JSON.stringify(executeData)) as IExecuteData],
			},
		});
	return {
		waitTill: runExecutionData.waitTill,
		output,
		timedOut: executeData.data.main?.[0] ?? [],
		hints: context.hints.map(({ message }) => message),
		visit: async (url, form, request) =>
			await visit({ run, data: keep() }, toRequest(url, form, request)),
	};
}
