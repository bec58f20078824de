import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import type {
	Execution,
	ExecutionDetail,
	Login,
	NewCredential,
	NewWorkflow,
	NodeType,
	SavedCredential,
	SavedWorkflow,
	TestResult,
} from './editorApi';
import { readOutput } from './executionData';
import { withoutKeepAlive } from './withoutKeepAlive';

const inJson = { 'content-type': 'application/json', 'browser-id': 'n8n-nodes-whatsapp-groups' };

// n8n adds it to every node whose credential can sign requests.
const customCall = '__CUSTOM_API_CALL__';

/** The calls that n8n's editor makes, after a login. */
export class N8nClient {
	private readonly http: AxiosInstance;

	constructor(url: string) {
		this.http = axios.create({
			baseURL: url,
			httpAgent: withoutKeepAlive,
			headers: inJson,
			proxy: false,
			validateStatus: () => true,
		});
	}

	/** Creates the owner of a new n8n, or logs in to one that has it; says which. */
	async enter(login: Login): Promise<'created' | 'loggedIn'> {
		const settings = await this.ask<{ userManagement: { showSetupOnFirstLoad: boolean } }>(
			'GET',
			'/rest/settings',
		);
		const isNew = settings.userManagement.showSetupOnFirstLoad;
		const { email, password, firstName, lastName } = login;
		const response = isNew
			? await this.http.post('/rest/owner/setup', { email, password, firstName, lastName })
			: await this.http.post('/rest/login', { emailOrLdapLoginId: email, password });
		refuse(response, 'log in');
		this.http.defaults.headers.common['cookie'] = (response.headers['set-cookie'] ?? [])
			.map((cookie) => cookie.split(';')[0])
			.join('; ');
		return isNew ? 'created' : 'loggedIn';
	}

	async credentials(): Promise<SavedCredential[]> {
		return await this.ask('GET', '/rest/credentials');
	}

	async createCredential(credential: NewCredential): Promise<SavedCredential> {
		return await this.ask('POST', '/rest/credentials', credential);
	}

	async updateCredential(id: string, credential: NewCredential): Promise<SavedCredential> {
		return await this.ask('PATCH', `/rest/credentials/${id}`, credential);
	}

	/** What the editor's "Connection tested" box says about a saved credential. */
	async testCredential(id: string, credential: NewCredential): Promise<TestResult> {
		return await this.ask('POST', '/rest/credentials/test', { credentials: { id, ...credential } });
	}

	async workflows(): Promise<SavedWorkflow[]> {
		return await this.ask('GET', '/rest/workflows');
	}

	async createWorkflow(workflow: NewWorkflow): Promise<SavedWorkflow> {
		// Without pinned data, as the editor saves it, "Execute step" fails in the editor.
		return await this.ask('POST', '/rest/workflows', {
			settings: {},
			pinData: {},
			active: false,
			...workflow,
		});
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return await this.ask('GET', `/rest/workflows/${id}`);
	}

	async activate({ id, versionId }: SavedWorkflow): Promise<SavedWorkflow> {
		return await this.publish(id, 'activate', { versionId });
	}

	async deactivate(id: string): Promise<SavedWorkflow> {
		return await this.publish(id, 'deactivate', {});
	}

	/** n8n 1.x has no address for this: there it is a change like any other. */
	private async publish(id: string, step: 'activate' | 'deactivate', data: object) {
		const path = `/rest/workflows/${id}`;
		const answer = await this.http.post<{ data: SavedWorkflow }>(`${path}/${step}`, data);
		const active = step === 'activate';
		if (answer.status === 404)
			return await this.ask<SavedWorkflow>('PATCH', path, { active, ...data });
		refuse(answer, `POST ${path}/${step}`);
		return answer.data.data;
	}

	/** Saves another version; what is active stays active as it was. */
	async updateWorkflow({ id, ...changes }: SavedWorkflow): Promise<SavedWorkflow> {
		return await this.ask('PATCH', `/rest/workflows/${id}`, changes);
	}

	/** Does what "Execute workflow" does: waits for a webhook when the trigger needs one. */
	async testRun(
		workflow: SavedWorkflow,
		trigger: string,
	): Promise<{ executionId?: string; waitingForWebhook?: boolean }> {
		return await this.ask('POST', `/rest/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: trigger },
		});
	}

	/** The executions of a workflow, newest first. */
	async executions(workflowId: string): Promise<Execution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const answer = await this.ask<{ results: Execution[] }>(
			'GET',
			`/rest/executions?limit=100&filter=${filter}`,
		);
		return answer.results;
	}

	/** The newest executions of all workflows, newest first. */
	async latestExecutions(): Promise<Execution[]> {
		return (await this.ask<{ results: Execution[] }>('GET', '/rest/executions?limit=100')).results;
	}

	/** How many executions a workflow has in all, or of these. */
	async executionCount(workflowId: string, ...status: Array<Execution['status']>): Promise<number> {
		const filter = encodeURIComponent(
			JSON.stringify({ workflowId, ...(status.length > 0 ? { status } : {}) }),
		);
		return (await this.ask<{ count: number }>('GET', `/rest/executions?limit=1&filter=${filter}`))
			.count;
	}

	/** Does what the Stop button does. */
	async stopExecution(id: string): Promise<void> {
		await this.ask('POST', `/rest/executions/${id}/stop`, {});
	}

	/** One execution; `data` is n8n's flattened JSON. */
	async execution(id: string): Promise<ExecutionDetail> {
		return await this.ask('GET', `/rest/executions/${id}`);
	}

	/** The items that a node gave in an execution. */
	async outputOf(executionId: string, node: string): Promise<Array<Record<string, unknown>>> {
		return readOutput((await this.execution(executionId)).data, node);
	}

	async nodeTypes(): Promise<NodeType[]> {
		return (await this.http.get<NodeType[]>('/types/nodes.json')).data;
	}

	/** What a node offers, each as "resource operation". */
	async actionsOf(type: string): Promise<string[]> {
		const properties = (await this.nodeTypes()).find(({ name }) => name === type)?.properties ?? [];
		return properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				(displayOptions?.show?.resource ?? []).flatMap((resource) =>
					options
						.filter(({ value }) => value !== customCall)
						.map(({ value }) => `${resource} ${value}`),
				),
			);
	}

	/** What a trigger can be started by. */
	async eventsOf(type: string): Promise<string[]> {
		const properties = (await this.nodeTypes()).find(({ name }) => name === type)?.properties ?? [];
		return properties
			.filter(({ name }) => name === 'events')
			.flatMap(({ options = [] }) => options.flatMap(({ value }) => value ?? []));
	}

	private async ask<T>(method: 'GET' | 'POST' | 'PATCH', path: string, data?: unknown): Promise<T> {
		const response = await this.http.request<{ data: T }>({ method, url: path, data });
		refuse(response, `${method} ${path.split('?')[0]}`);
		return response.data.data;
	}
}

function refuse(response: AxiosResponse, what: string): void {
	if (response.status < 400) return;
	const said = response.data as { message?: string } | undefined;
	throw new Error(`n8n refused to ${what}: ${response.status} ${said?.message ?? ''}`);
}
