import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerLikeExpress } from './expressLike';
import { HostedNode, nodeType } from './hostedNode';

/** How long n8n's database takes for a new execution, at the least. */
const databaseMs = 5;

type HookName = 'checkExists' | 'create' | 'delete';

/** One workflow with the trigger, as n8n keeps it. */
export class HostedTrigger extends HostedNode {
	readonly executions: INodeExecutionData[][] = [];
	readonly testExecutions: INodeExecutionData[][] = [];
	isActive = false;
	isListening = false;
	/** n8n answers 500 when it cannot create an execution. */
	failsToStart = false;
	/** A database that is locked lets n8n wait before it creates an execution, or cannot. */
	database: Promise<unknown> = Promise.resolve();
	private testStaticData: IDataObject = {};

	get address(): string {
		return `${this.baseUrl}/webhook/${this.id}/webhook`;
	}

	get testAddress(): string {
		return `${this.baseUrl}/webhook-test/${this.id}/webhook`;
	}

	/** The JSON of all items of all executions. */
	get heard(): IDataObject[] {
		return this.executions.flat().map(({ json }) => json);
	}

	/** @throws what the node throws; the webhook is unregistered again then, as in n8n. */
	async activate(): Promise<void> {
		this.isActive = true;
		const workflow = this.toWorkflow(JSON.parse(this.staticData) as IDataObject);
		try {
			await this.register(workflow, 'trigger', false);
			this.staticData = JSON.stringify(workflow.staticData);
		} catch (error) {
			await this.deactivate();
			throw error;
		}
	}

	async deactivate(): Promise<void> {
		const workflow = this.toWorkflow(JSON.parse(this.staticData) as IDataObject);
		await this.hook('delete', workflow, 'internal', false);
		this.staticData = JSON.stringify(workflow.staticData);
		this.isActive = false;
	}

	async listen(): Promise<void> {
		this.isListening = true;
		const workflow = this.toWorkflow({});
		try {
			await this.register(workflow, 'manual', true);
			this.testStaticData = workflow.staticData;
		} catch (error) {
			this.isListening = false;
			throw error;
		}
	}

	/** What n8n does when two minutes are over, or the user clicks. */
	async stopListening(): Promise<void> {
		const workflow = this.toWorkflow({});
		workflow.staticData = this.testStaticData;
		await this.hook('delete', workflow, 'internal', true);
		this.isListening = false;
	}

	/** As n8n when it starts: it asks whether the webhook is still there. */
	async register(workflow: Workflow, mode: WorkflowExecuteMode, isTest: boolean): Promise<void> {
		if (!(await this.hook('checkExists', workflow, mode, isTest)))
			await this.hook('create', workflow, mode, isTest);
	}

	async handle({
		rawBody,
		request,
		response,
		query,
		secret,
		isTest,
	}: HandledRequest): Promise<void> {
		const loaded = isTest ? {} : (JSON.parse(this.staticData) as IDataObject);
		const workflow = this.toWorkflow(loaded);
		if (isTest) workflow.setTestStaticData(this.testStaticData);
		const path = secret === undefined ? 'webhook' : ':secret';
		const body = parseAsN8n(rawBody, request.headers['content-type']);
		if (body === unreadable)
			return void response.writeHead(422).end('{"message":"Failed to parse request body"}');
		const httpResponse = answerLikeExpress(response);
		const additionalData = {
			...this.toAdditionalData(),
			httpRequest: {
				method: request.method,
				headers: request.headers,
				query,
				params: secret === undefined ? {} : { secret },
				rawBody,
				body,
			},
			httpResponse,
		} as unknown as IWorkflowExecuteAdditionalData;
		const mode = isTest ? 'manual' : 'webhook';
		const context = new WebhookContext(
			workflow,
			this.nodeIn(workflow),
			additionalData,
			mode,
			this.toWebhookData(path, isTest, request.method),
			[],
			null,
		);
		context.getInstanceId = () => this.instanceId;
		const { workflowData, noWebhookResponse } = await nodeType.webhook.call(context);
		if (workflowData) await this.database;
		if (workflowData && this.failsToStart) return void httpResponse.status(500).send('{}');
		if (workflowData) await this.createExecution(loaded);
		if (!isTest && (workflow.staticData as { __dataChanged?: boolean }).__dataChanged)
			this.staticData = JSON.stringify(workflow.staticData);
		if (workflowData) (isTest ? this.testExecutions : this.executions).push(workflowData.flat());
		if (!noWebhookResponse) httpResponse.status(200).send('{"message":"Webhook call received"}');
		if (workflowData && isTest && this.isListening) await this.stopListening();
	}

	/**
	 * n8n 2.41 makes a second workflow of the same static data, which by that counts as unchanged,
	 * and then asks its database.
	 */
	private async createExecution(loaded: IDataObject): Promise<void> {
		this.toWorkflow(loaded, []);
		await new Promise((resolve) => setTimeout(resolve, databaseMs));
	}

	private async hook(
		name: HookName,
		workflow: Workflow,
		mode: WorkflowExecuteMode,
		isTest: boolean,
	): Promise<boolean> {
		const context = new HookContext(
			workflow,
			this.nodeIn(workflow),
			this.toAdditionalData(),
			mode,
			'update',
			this.toWebhookData('webhook', isTest),
		);
		context.getInstanceId = () => this.instanceId;
		return await nodeType.webhookMethods.default[name].call(context);
	}
}

const unreadable = Symbol('unreadable');

/** n8n refuses JSON that is none before any node sees it, and leaves other types alone. */
function parseAsN8n(rawBody: Buffer, contentType = ''): unknown {
	if (!contentType.startsWith('application/json')) return undefined;
	if (rawBody.length === 0) return {};
	try {
		return JSON.parse(rawBody.toString()) as unknown;
	} catch {
		return unreadable;
	}
}

export interface HandledRequest {
	readonly rawBody: Buffer;
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly query: Record<string, string>;
	/** What stands in the place of `:secret` in the path. */
	readonly secret?: string;
	readonly isTest: boolean;
}
