import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '../test/n8n/browser/editor';
import { walkThroughPanel } from '../test/n8n/browser/walkThroughPanel';
import { CannotContinue } from '../test/n8n/cannotContinue';
import { N8nClient } from '../test/n8n/client';
import { checkout, startSuiteServers, type SuiteServers } from '../test/n8n/suiteServers';
import { enter, owner, seedCredential, seedWorkflows } from './start/seed';

const images = join(checkout, 'docs/images');

/** Opens the gatekeeper workflow in a browser, takes its picture, and walks through the panel of the action node. */
async function takePictures({ n8n, emulator, folder }: SuiteServers): Promise<void> {
	const client = new N8nClient(n8n.url);
	await enter(client);
	const seeded = { client, emulatorUrl: emulator.url, memoryFile: join(folder, 'start.json') };
	await seedCredential(seeded);
	const gatekeeper = (await seedWorkflows(seeded)).find(({ name }) => name === 'join-request-gatekeeper');
	if (gatekeeper === undefined) throw new Error('The gatekeeper workflow is missing.');
	mkdirSync(images, { recursive: true });
	const editor = await Editor.open(n8n.url, owner);
	try {
		await editor.openWorkflow(gatekeeper.workflow.id);
		await editor.takeCanvasPicture(join(images, 'gatekeeper.png'));
		await walkThroughPanel(editor, 'Approve the request', images);
	} catch (error) {
		await editor.page.screenshot({ path: join(images, 'failed.png') });
		throw error;
	} finally {
		await editor.close();
	}
}

async function main(): Promise<void> {
	const servers = await startSuiteServers();
	try {
		await takePictures(servers);
		console.log(`The pictures are in ${images}`);
	} finally {
		await servers.end();
	}
}

main()
	.catch((error: unknown) => {
		console.error(error instanceof CannotContinue ? error.message : error);
		process.exitCode = 1;
	})
	.finally(() => process.exit());
