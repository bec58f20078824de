import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exampleNames, readExample } from '../start/examples';
import type { TriggerPictures } from './triggerPictures';
import { takeWorkflowPicture } from './workflowPicture';

/** Each example in the editor. */
export async function takeExamplePictures(pictures: TriggerPictures): Promise<void> {
	const folder = join(pictures.images, 'examples');
	mkdirSync(folder, { recursive: true });
	for (const name of exampleNames) {
		await takeWorkflowPicture(pictures, readExample(name), join(folder, `${name}.png`));
		console.log(`${name}: kept`);
	}
}
