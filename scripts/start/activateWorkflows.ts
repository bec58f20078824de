import type { N8nClient } from '../../n8nServer/client';
import type { SavedWorkflow } from '../../n8nServer/editorApi';
import type { EmulatorControl } from '../../n8nServer/emulatorControl';
import { startedExamples } from './examples';
import type { SeededWorkflow } from './seed';

const started: ReadonlySet<string> = new Set(startedExamples);

/**
 * The gatekeeper has to be on for the scenario; the announcement stays as the user left it. What
 * else was imported stays off: it may want the events that the gatekeeper gets.
 */
export async function activateWorkflows(
	client: N8nClient,
	control: EmulatorControl,
	workflows: SeededWorkflow[],
): Promise<SeededWorkflow[]> {
	const result: SeededWorkflow[] = [];
	for (const seeded of workflows) {
		const isGatekeeper = seeded.name === 'join-request-gatekeeper';
		const isNew = seeded.outcome === 'imported' && started.has(seeded.name);
		if (!seeded.workflow.active && (isGatekeeper || isNew)) {
			result.push({ ...seeded, workflow: await client.activate(seeded.workflow) });
		} else if (isGatekeeper && (await control.callback()) === undefined) {
			result.push({ ...seeded, workflow: await activateAgain(client, seeded.workflow) });
		} else {
			result.push(seeded);
		}
	}
	return result;
}

/**
 * n8n registers a webhook once and relies on it after a restart, but a new emulator has forgotten
 * it. Takes the active version: a draft stays one.
 */
async function activateAgain(client: N8nClient, workflow: SavedWorkflow): Promise<SavedWorkflow> {
	await client.deactivate(workflow.id);
	return await client.activate({
		...workflow,
		versionId: workflow.activeVersionId ?? workflow.versionId,
	});
}
