import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { credentialName } from '../../n8nServer/credential';
import type { NewWorkflow, WorkflowNode } from '../../n8nServer/editorApi';
import { exampleNames, readExample, withCredential } from '../start/examples';
import type { TriggerPictures } from './triggerPictures';

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

/** With the credential of the model, too: n8n marks nodes in red that lack theirs. */
async function asMadeReady({
	client,
}: TriggerPictures): Promise<(name: NewWorkflow) => NewWorkflow> {
	const ours = (await client.credentials()).find(({ name }) => name === credentialName);
	if (!ours) throw new Error('The credential is missing.');
	const type = 'openAiApi';
	const data = { apiKey: 'none', url: 'http://127.0.0.1/v1' };
	const model = await client.createCredential({ name: 'OpenAI', type, data });
	const credentials = { [type]: { id: model.id, name: model.name } };
	const usesModel = (node: WorkflowNode) => /langchain\.(lmChatOpenAi|openAi)$/.test(node.type);
	return (example) => {
		const { nodes, ...workflow } = withCredential(example, { id: ours.id, name: ours.name });
		return {
			...workflow,
			nodes: nodes.map((node) => (usesModel(node) ? { ...node, credentials } : node)),
		};
	};
}

/** Each example in the editor. @throws when a note is cut off. */
export async function takeExamplePictures(pictures: TriggerPictures): Promise<void> {
	const { editor, client, images } = pictures;
	const { page } = editor;
	const folder = join(images, 'examples');
	mkdirSync(folder, { recursive: true });
	const makeReady = await asMadeReady(pictures);
	const usual = page.viewportSize() ?? { width: 1400, height: 800 };
	for (const name of exampleNames) {
		const workflow = makeReady(readExample(name));
		await page.setViewportSize(windowFor(workflow.nodes));
		await editor.openWorkflow((await client.createWorkflow(workflow)).id);
		const content = `${inFront.map((id) => `[data-test-id="${id}"]`).join()} { visibility: hidden }`;
		await page.addStyleTag({ content });
		const cutOff = await editor.notesCutOff();
		if (cutOff.length > 0) throw new Error(`${name}: cut off: ${cutOff.join(', ')}`);
		await editor.takeCanvasPicture(join(folder, `${name}.png`), { scale: 'css' });
		console.log(`${name}: kept`);
	}
	await page.setViewportSize(usual);
}
