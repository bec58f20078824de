import type { Editor } from '../../n8nServer/editor';
import { keepPicture } from './keepPicture';

/** n8n adds it to every node whose credential can sign requests. */
const customCall = 'Custom API Call';

/**
 * Chooses every resource and every operation in the panel of a node, as a user would, and prints
 * the fields that appear.
 */
export async function walkThroughPanel(
	editor: Editor,
	node: string,
	images: string,
): Promise<void> {
	await editor.openNode(node);
	await keepPicture(editor.page, { images, name: 'panel' });
	for (const resource of await editor.entriesOf('resource')) {
		if (resource === customCall) continue;
		await editor.choose('resource', resource);
		for (const operation of await editor.entriesOf('operation')) {
			if (operation === customCall) continue;
			await editor.choose('operation', operation);
			const labels = await editor.labels();
			console.log(`${resource} > ${operation}: ${labels.join(', ')}`);
			if (labels.length < 3)
				throw new Error(`The panel shows too few fields for ${resource} > ${operation}.`);
		}
	}
}
