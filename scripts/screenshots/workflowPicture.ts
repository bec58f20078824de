import type { Editor } from '../../n8nServer/editor';
import type { N8nClient } from '../../n8nServer/client';
import { credentialName } from '../../n8nServer/credential';
import type { NewWorkflow, WorkflowNode } from '../../n8nServer/editorApi';
import { withCredential } from '../start/examples';

/** What n8n draws around the canvas, and the space that it leaves beside the outermost nodes. */
const around = { width: 420, height: 420 };
const nodeSize = { width: 260, height: 140 };
/** They stand in front of the last nodes. */
const inFront = [
	'workflow-chat-button',
	'execute-workflow-button',
	'canvas-controls',
	'node-creator-plus-button',
	'add-sticky-button',
];

const sizeOf = ({ parameters: { width, height } }: WorkflowNode) => ({
	width: Number(width ?? nodeSize.width),
	height: Number(height ?? nodeSize.height),
});

/** A window in which the whole workflow has its natural size, so that its notes can be read. */
function windowFor(nodes: readonly WorkflowNode[]): { width: number; height: number } {
	const spread = (axis: 0 | 1, side: 'width' | 'height') => {
		const starts = nodes.map(({ position }) => position[axis]);
		const ends = nodes.map((node) => node.position[axis] + sizeOf(node)[side]);
		return Math.max(...ends) - Math.min(...starts) + around[side];
	};
	return { width: spread(0, 'width'), height: spread(1, 'height') };
}

async function modelCredential(client: N8nClient): Promise<{ id: string; name: string }> {
	const name = 'OpenAI';
	const known = (await client.credentials()).find((credential) => credential.name === name);
	if (known) return { id: known.id, name };
	const data = { apiKey: 'none', url: 'http://127.0.0.1/v1' };
	return { id: (await client.createCredential({ name, type: 'openAiApi', data })).id, name };
}

/** With all its credentials, that of the model too: n8n marks nodes in red that lack theirs. */
async function asMadeReady(client: N8nClient, workflow: NewWorkflow): Promise<NewWorkflow> {
	const ours = (await client.credentials()).find(({ name }) => name === credentialName);
	if (!ours) throw new Error('The credential is missing.');
	const credentials = { openAiApi: await modelCredential(client) };
	const usesModel = (node: WorkflowNode) => /langchain\.(lmChatOpenAi|openAi)$/.test(node.type);
	const ready = withCredential(workflow, { id: ours.id, name: ours.name });
	return {
		...ready,
		nodes: ready.nodes.map((node) => (usesModel(node) ? { ...node, credentials } : node)),
	};
}

/** A whole workflow in the editor, and nothing of n8n around it. @throws when a note is cut off. */
export async function takeWorkflowPicture(
	{ editor, client }: { editor: Editor; client: N8nClient },
	workflow: NewWorkflow,
	path: string,
): Promise<void> {
	const { page } = editor;
	const ready = await asMadeReady(client, workflow);
	const usual = page.viewportSize() ?? { width: 1400, height: 800 };
	await page.setViewportSize(windowFor(ready.nodes));
	await editor.openWorkflow((await client.createWorkflow(ready)).id);
	const content = `${inFront.map((id) => `[data-test-id="${id}"]`).join()} { visibility: hidden }`;
	await page.addStyleTag({ content });
	const cutOff = await editor.notesCutOff();
	if (cutOff.length > 0) throw new Error(`${workflow.name}: cut off: ${cutOff.join(', ')}`);
	await editor.takeCanvasPicture(path);
	await page.setViewportSize(usual);
}
