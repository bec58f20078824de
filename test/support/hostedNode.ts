import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeTypes,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { WhatsAppGroupsTrigger } from '../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';
import { authenticate } from './authenticate';

export const nodeType = new WhatsAppGroupsTrigger();
const nodeTypes: INodeTypes = {
	getByName: () => nodeType,
	getByNameAndVersion: () => nodeType,
	getKnownTypes: () => ({}),
};

/** A trigger as it stands in a workflow, and what n8n-core needs around it. */
export class HostedNode {
	/** n8n gives each trigger one when the workflow is saved; older versions did not always. */
	hasWebhookId = true;
	/** The user may change it. */
	name = 'Trigger';
	/** Of the n8n that it is in. */
	instanceId = 'this n8n';
	/** What n8n's database holds for the workflow. */
	staticData = '{}';
	/** How often the credential was decrypted. */
	decryptions = 0;

	constructor(
		protected readonly baseUrl: string,
		readonly id: string,
		public parameters: INodeParameters,
		public credentials: ICredentialDataDecryptedObject,
	) {}

	/** What the trigger has saved with its workflow; setting an entry is like restoring a backup. */
	get saved(): IDataObject {
		const { global = {} } = JSON.parse(this.staticData) as { global?: IDataObject };
		return Object.fromEntries(
			Object.entries(global).map(([key, value]) => [key.split('/').at(-1), value]),
		);
	}

	save(entries: IDataObject): void {
		const all = JSON.parse(this.staticData) as { global?: IDataObject };
		all.global = {
			...all.global,
			...Object.fromEntries(
				Object.entries(entries).map(([entry, value]) => [
					`trigger/${this.toNode().id}/${entry}`,
					value,
				]),
			),
		};
		this.staticData = JSON.stringify(all);
	}

	protected toWebhookData(
		path: 'webhook' | ':secret',
		isTest: boolean,
		method = 'POST',
	): IWebhookData {
		const webhookDescription = nodeType.description.webhooks?.find(
			(webhook) => webhook.path === path && webhook.httpMethod === method,
		);
		return { webhookDescription, isTest, node: this.toNode().name } as unknown as IWebhookData;
	}

	protected toNode(): INode {
		return {
			id: `node-${this.id}`,
			name: this.name,
			type: 'whatsAppGroupsTrigger',
			typeVersion: 1.1,
			...(this.hasWebhookId && { webhookId: this.id }),
			position: [0, 0],
			parameters: { provider: 'meta', ...this.parameters },
			credentials: Object.fromEntries(
				(nodeType.description.credentials ?? []).map(({ name }) => [
					name,
					{ id: `credential-${this.id}`, name: 'Emulator' },
				]),
			),
		};
	}

	/** As n8n has it in a workflow: what was not given has the default of the panel. */
	protected nodeIn(workflow: Workflow): INode {
		return workflow.getNode(this.name) ?? this.toNode();
	}

	protected toWorkflow(staticData: IDataObject, nodes = [this.toNode()]): Workflow {
		return new Workflow({
			id: `workflow-${this.id}`,
			nodes,
			connections: {},
			active: true,
			nodeTypes,
			staticData,
		});
	}

	protected toAdditionalData(): IWorkflowExecuteAdditionalData {
		const credentialsHelper = {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			getDecrypted: async () => {
				this.decryptions += 1;
				return await Promise.resolve(this.credentials);
			},
			preAuthentication: async () => await Promise.resolve(undefined),
			authenticate,
		};
		const webhookBaseUrl = `${this.baseUrl}/webhook`;
		return {
			credentialsHelper,
			webhookBaseUrl,
			webhookTestBaseUrl: `${this.baseUrl}/webhook-test`,
			variables: {},
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}
