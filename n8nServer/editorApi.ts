/** The owner of a local n8n. */
export type Login = { email: string; password: string; firstName: string; lastName: string };

export type NewCredential = { name: string; type: string; data: Record<string, string> };
export type SavedCredential = { id: string; name: string; type: string };
export type TestResult = { status: 'OK' | 'Error'; message: string };

export type WorkflowNode = {
	id?: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string | null; name: string }>;
	webhookId?: string;
	onError?: 'continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow';
};
/** `main` is the way of the items; by the others a model or a tool belongs to an agent. */
export type ConnectionType = 'main' | 'ai_languageModel' | 'ai_memory' | 'ai_tool';
export type Connections = Record<
	string,
	Partial<
		Record<ConnectionType, Array<Array<{ node: string; type: ConnectionType; index: number }>>>
	>
>;

export type NewWorkflow = {
	id?: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Connections;
	settings?: Record<string, unknown>;
};
export type SavedWorkflow = NewWorkflow & {
	id: string;
	versionId: string;
	active: boolean;
	activeVersionId?: string | null;
};

export type Execution = {
	id: string;
	workflowId: string;
	status: 'new' | 'running' | 'waiting' | 'success' | 'error' | 'crashed' | 'canceled';
	mode: string;
	/** In ISO 8601. */
	startedAt: string;
};

export type ExecutionDetail = Execution & { data: string; workflowData: NewWorkflow };

/** A node type as the editor loads it. */
export type NodeType = {
	name: string;
	displayName: string;
	version: number | number[];
	properties: NodeProperty[];
};
export type NodeProperty = {
	name: string;
	default?: unknown;
	displayOptions?: { show?: { resource?: string[] } };
	options?: Array<{ value?: string }>;
};
