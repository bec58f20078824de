import type { Execution, WorkflowNode } from '../../n8nServer/editorApi';
import type { NodeRun } from '../../n8nServer/executionData';

/** An execution as n8n keeps it, with what each node gave. */
export type RanExecution = Execution & {
	workflowName: string;
	nodes: WorkflowNode[];
	runs: NodeRun[];
};

/** What there is behind an ID: the words of a message, the subject of a group, a person's name. */
export type Known = Record<'text' | 'group' | 'person', (id: string) => string | undefined>;

const shownTexts = 3;
const longestText = 80;
const operationOfNode = 'n8n-nodes-whatsapp-groups.whatsAppGroups';

const endings: Readonly<Record<string, string>> = {
	success: 'ended with success',
	error: 'ended with an error',
	crashed: 'was cut off, as n8n ended meanwhile',
	canceled: 'was stopped',
	waiting: 'waits',
};

/** What a workflow did, in lines: what started it, each node, what was sent, how it ended. */
export function describeExecution(execution: RanExecution, known: Known): string[] {
	const { id, status, workflowName, runs } = execution;
	const [first, ...others] = runs;
	const start = first === undefined ? '' : ` was started by ${describeStart(first, known)}`;
	return [
		`The workflow "${workflowName}"${start} (execution ${id})`,
		...others.map((run) => `  ${describeRun(run, execution, known)}`),
		...(first?.error === undefined ? [] : [`  ${first.node}: failed: ${oneLine(first.error)}`]),
		`  ${endings[status] ?? status}`,
	];
}

/** The event with who and where, or the name of the trigger where there is none. */
function describeStart({ node, items }: NodeRun, known: Known): string {
	const [item] = items;
	if (typeof item?.['event'] !== 'string') return `"${oneLine(node)}"`;
	const waId = nameOf(item['participant'], 'waId') ?? '';
	const who = nameOf(item['participant'], 'name') ?? known.person(waId) ?? waId;
	const groupId = nameOf(item, 'groupId') ?? '';
	const where = nameOf(item, 'groupSubject') ?? known.group(groupId) ?? groupId;
	const parts = [
		item['event'],
		who === '' ? undefined : `by ${who}`,
		where === '' ? undefined : `in "${where}"`,
	];
	return oneLine(parts.filter((part) => part !== undefined).join(' '));
}

function describeRun(
	{ node, error, items }: NodeRun,
	{ nodes }: RanExecution,
	known: Known,
): string {
	if (error !== undefined) return `${oneLine(node)}: failed: ${oneLine(error)}`;
	const declared = nodes.find(({ name }) => name === node);
	if (declared?.type !== operationOfNode) return oneLine(node);
	const failed = items.flatMap(({ error: trouble }) => nameOf(trouble, 'message') ?? []);
	const said = [
		...(/^send/.test(String(declared.parameters['operation'])) ? sentBy(items, known) : []),
		...failed.slice(0, 1).map((message) => `failed: ${oneLine(message)}`),
	];
	return said.length === 0 ? oneLine(node) : `${oneLine(node)}: ${said.join('; ')}`;
}

function sentBy(items: NodeRun['items'], known: Known): string[] {
	const texts = items.flatMap(({ messageId }) =>
		typeof messageId === 'string' ? (known.text(messageId) ?? []) : [],
	);
	if (texts.length === 0) return [];
	const shown = texts.slice(0, shownTexts).map((text) => `"${oneLine(text)}"`);
	const more = texts.length - shown.length;
	return [`sent ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

function nameOf(value: unknown, name: string): string | undefined {
	if (typeof value === 'string' && name === 'message') return value;
	const found = (value as Record<string, unknown> | null | undefined)?.[name];
	return typeof found === 'string' ? found : undefined;
}

/** Short, and without what would move the cursor of a terminal: people wrote it. */
function oneLine(text: string): string {
	const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
	return line.length > longestText ? `${line.slice(0, longestText)}…` : line;
}
