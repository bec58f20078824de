import axios, { type AxiosResponse } from 'axios';
import { randomUUID } from 'node:crypto';
import type { NewWorkflow, SavedWorkflow } from '../../n8nServer/editorApi';
import { questionLinks } from '../../n8nServer/questionLinks';
import { waitFor } from '../../n8nServer/waitFor';
import { actionWorkflow, byId, type Json } from './actionWorkflow';
import type { Suite } from './suite';

/** A question that a workflow of a real n8n waits for. */
export interface AskedQuestion {
	readonly workflow: SavedWorkflow;
	readonly groupId: string;
	/** The message in the group, and its links. */
	readonly text: string;
	readonly links: string[];
	readonly executionId: string;
}

const quiet = { proxy: false as const, validateStatus: () => true };

/** Webhook → our node, which waits; the webhook answers at once. */
function questionWorkflow(
	{ credential }: Suite,
	parameters: Json,
	path: string,
): Pick<NewWorkflow, 'name' | 'nodes' | 'connections'> {
	const workflow = actionWorkflow(
		{ resource: 'message', operation: 'sendAndWait', parameters },
		path,
		credential,
	);
	const [webhook] = workflow.nodes;
	Object.assign(webhook?.parameters ?? {}, { responseMode: 'onReceived' });
	return workflow;
}

/** Asks a group in a workflow of its own, and gives what arrived there. */
export async function ask(
	suite: Suite,
	parameters: Json = {},
	{ subject = 'Oak Street', items = [{}] }: { subject?: string; items?: Json[] } = {},
): Promise<AskedQuestion> {
	const { groupId } = await suite.control.createOpenGroup({ subject });
	const path = randomUUID();
	const question = { groupId: byId(groupId), message: 'Shall we order the tiles?', ...parameters };
	const workflow = await suite.client.createWorkflow(questionWorkflow(suite, question, path));
	await suite.client.activate(workflow);
	await waitFor(
		async () => {
			const { status } = await axios.post(`${suite.n8nUrl}/webhook/${path}`, { items }, quiet);
			return status === 200;
		},
		{ what: 'the webhook of the workflow answered', timeoutMs: 15_000 },
	);
	const executionId = await waitForStatus(suite, workflow.id, 'waiting');
	const text = String((await suite.control.sentTo(groupId)).at(-1)?.text);
	return { workflow, groupId, text, links: questionLinks(text), executionId };
}

/** Waits until the newest execution of a workflow has this status; gives its ID. */
export async function waitForStatus(
	{ client }: Suite,
	workflowId: string,
	status: string,
	timeoutMs = 20_000,
): Promise<string> {
	return await waitFor(
		async () => {
			const [newest] = await client.executions(workflowId);
			return newest?.status === status && newest.id;
		},
		{ what: `the execution is ${status}`, timeoutMs },
	);
}

/** What the node gave when the workflow went on. */
export async function outputOf(suite: Suite, { workflow }: AskedQuestion): Promise<Json[]> {
	const id = await waitForStatus(suite, workflow.id, 'success', 90_000);
	return await suite.client.outputOf(id, 'Action');
}

/** Whether the workflow still waits. */
export async function statusOf({ client }: Suite, { executionId }: AskedQuestion): Promise<string> {
	return (await client.execution(executionId)).status;
}

/** What every output says of its question. */
export const about = ({ groupId }: AskedQuestion): Json => ({
	messageId: expect.stringMatching(/^wamid\./),
	groupId,
});

/** The output for an answer. */
export const answered = (question: AskedQuestion, data: Json): Json[] => [
	{ data: { ...data, respondedAt: expect.stringMatching(/Z$/), ...about(question) } },
];

/** Opens a link as a program or a browser does. */
export async function open(
	url: string,
	{ method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<AxiosResponse<string>> {
	return await axios.request<string>({ ...quiet, url, method, headers, responseType: 'text' });
}

type Form = Record<string, string | string[]>;

const entriesOf = (form: Form) =>
	Object.entries(form).flatMap(([name, value]) =>
		[value].flat().map((entry): [string, string] => [name, entry]),
	);

/** Sends the form of the page behind a link. */
export async function answer(url: string, form: Form): Promise<AxiosResponse<string>> {
	const body = new URLSearchParams(entriesOf(form));
	return await axios.post<string>(url, body, { ...quiet, responseType: 'text' });
}

/** The same for a custom form, which goes another way. */
export async function fillIn(url: string, form: Form): Promise<AxiosResponse<string>> {
	const body = new FormData();
	for (const [name, value] of entriesOf(form)) body.append(name, value);
	return await axios.post<string>(url, body, { ...quiet, responseType: 'text' });
}
