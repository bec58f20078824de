import { ExecuteContext, LoadOptionsContext } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type NodeExecutionHint,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { WhatsAppGroups } from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import type { FullResponse } from '../../nodes/WhatsAppGroups/core/declarations/channel';
import { authenticate } from './authenticate';
import { ofOperation } from './ofOperation';

/** The Meta credential that the emulator accepts by default; a test overrides what it is about. */
export const emulatorCredentials = {
	accessToken: 'EMULATOR_TOKEN',
	phoneNumberId: '106540352242922',
	businessAccountId: '102290129340398',
	appId: '670843887433847',
	appSecret: '0123456789abcdef0123456789abcdef',
	webhookVerifyToken: '',
	apiVersion: 'v25.0',
};

export interface ActionRun {
	readonly parameters: INodeParameters;
	readonly credentials: ICredentialDataDecryptedObject;
	readonly items?: INodeExecutionData[];
	readonly continueOnFail?: boolean | 'continueErrorOutput';
	readonly abortSignal?: AbortSignal;
	/** Answers every request instead of a server. */
	readonly answer?: (options: IHttpRequestOptions) => FullResponse;
	/** Where people reach this n8n. */
	readonly instanceUrl?: string;
	/** Another node than the package's own. */
	readonly nodeType?: INodeType;
	/** As the editor saved it; the first one, unless it is said. */
	readonly typeVersion?: number;
}

export interface ActionResult {
	readonly items: INodeExecutionData[];
	readonly hints: NodeExecutionHint[];
}

const ownType: INodeType = new WhatsAppGroups();

export function toAdditionalData(
	credentials: ICredentialDataDecryptedObject,
	instanceBaseUrl?: string,
): IWorkflowExecuteAdditionalData {
	const credentialsHelper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getDecrypted: async () => await Promise.resolve(credentials),
		preAuthentication: async () => await Promise.resolve(undefined),
		authenticate,
	};
	const webhookWaitingBaseUrl = `${instanceBaseUrl ?? 'http://127.0.0.1'}/webhook-waiting`;
	return {
		credentialsHelper,
		instanceBaseUrl,
		webhookWaitingBaseUrl,
		formWaitingBaseUrl: webhookWaitingBaseUrl,
		currentNodeExecutionIndex: 0,
		executionId: '4711',
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
}

function toNode({
	parameters,
	continueOnFail,
	nodeType = ownType,
	typeVersion = 1,
}: Pick<ActionRun, 'parameters' | 'continueOnFail' | 'nodeType' | 'typeVersion'>): INode {
	return {
		id: 'b7cf9a0e-7d0e-4b5c-9a57-3c1f6f1c2d01',
		name: 'WhatsApp Groups',
		type: 'whatsAppGroups',
		typeVersion,
		position: [0, 0],
		parameters: { provider: 'meta', ...parameters },
		credentials: Object.fromEntries(
			(nodeType.description.credentials ?? []).map(({ name }) => [
				name,
				{ id: '1', name: 'Emulator' },
			]),
		),
		...(continueOnFail && {
			onError: continueOnFail === true ? 'continueRegularOutput' : continueOnFail,
		}),
	};
}

/** As in n8n, what a node was not given has the default of the panel from here on. */
export function toWorkflow(node: INode, nodeType = ownType): Workflow {
	const chosen = ofOperation(nodeType, node.parameters);
	const nodeTypes: INodeTypes = {
		getByName: () => chosen,
		getByNameAndVersion: () => chosen,
		getKnownTypes: () => ({}),
	};
	return new Workflow({ id: 'test', nodes: [node], connections: {}, active: false, nodeTypes });
}

/** n8n-core's own context of the action node, with real HTTP. */
export function openAction(run: ActionRun): ExecuteContext {
	const { credentials, items = [{ json: {} }], abortSignal, instanceUrl, nodeType } = run;
	const node = toNode(run);
	const workflow = toWorkflow(node, nodeType);
	const inputData = { main: [items] };
	return new ExecuteContext(
		workflow,
		node,
		toAdditionalData(credentials, instanceUrl),
		'manual',
		createRunExecutionData(),
		0,
		items,
		inputData,
		{ node, data: inputData, source: null },
		[],
		abortSignal,
	);
}

/** Runs the action node as n8n's engine does. @throws what the node throws. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
	const { answer, nodeType = ownType } = run;
	const context = openAction(run);
	if (answer) {
		context.helpers.httpRequestWithAuthentication = async (_type, options) =>
			await Promise.resolve(answer(options));
		context.helpers.httpRequest = async (options) => await Promise.resolve(answer(options));
	}
	const output = (await nodeType.execute?.call(context)) as INodeExecutionData[][];
	return { items: output[0] ?? [], hints: context.hints };
}

type Panel = Pick<ActionRun, 'parameters' | 'credentials'>;

function openPanel({ parameters, credentials }: Panel): LoadOptionsContext {
	const node = toNode({ parameters });
	const workflow = toWorkflow(node);
	const additionalData = {
		...toAdditionalData(credentials),
		currentNodeParameters: node.parameters,
	};
	return new LoadOptionsContext(workflow, node, additionalData, '');
}

/** Asks a picker of the panel for its list. */
export async function searchInPanel(
	method: string,
	panel: Panel,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const search = ownType.methods?.listSearch?.[method];
	if (!search) throw new Error(`There is no picker ${method}`);
	return await search.call(openPanel(panel), filter, paginationToken);
}

/** Asks for what a field of the panel offers to choose several of. */
export async function loadInPanel(method: string, panel: Panel): Promise<INodePropertyOptions[]> {
	const load = ownType.methods?.loadOptions?.[method];
	if (!load) throw new Error(`There are no options ${method}`);
	return await load.call(openPanel(panel));
}

/** Asks for the fields of a resource mapper. */
export async function fieldsInPanel(method: string, panel: Panel): Promise<ResourceMapperFields> {
	const map = ownType.methods?.resourceMapping?.[method];
	if (!map) throw new Error(`There is no mapping ${method}`);
	return await map.call(openPanel(panel));
}
