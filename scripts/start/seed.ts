import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CannotContinue } from '../../n8nServer/cannotContinue';
import type { N8nClient } from '../../n8nServer/client';
import type { Login, NewWorkflow, SavedWorkflow } from '../../n8nServer/editorApi';
import { credentialFor, credentialName } from '../../n8nServer/credential';
import { readExample, startedExamples, withCredential, type ExampleName } from './examples';

/** Only reachable from this machine, and only as long as `npm start` runs. */
export const owner: Login = {
	email: 'owner@example.com',
	password: 'Loopback-0nly',
	firstName: 'Olivia',
	lastName: 'Owner',
};

type Memory = {
	credentialId?: string;
	emulatorUrl?: string;
	workflowIds: Partial<Record<ExampleName, string>>;
};
export type Seeded = { client: N8nClient; emulatorUrl: string; memoryFile: string };

/** Creates the owner, or logs in to the n8n of an earlier run. */
export async function enter(client: N8nClient): Promise<'created' | 'loggedIn'> {
	try {
		return await client.enter(owner);
	} catch {
		throw new CannotContinue(
			`n8n does not know the login ${owner.email} / ${owner.password} any more: set it back in n8n, or delete the .n8n folder of this checkout to begin anew, and run the command again.`,
		);
	}
}

/** One credential for the emulator: made once, touched again only when the emulator has moved. */
export async function seedCredential({
	client,
	emulatorUrl,
	memoryFile,
}: Seeded): Promise<'created' | 'moved' | 'kept'> {
	const memory = remember(memoryFile);
	const known = (await client.credentials()).some(({ id }) => id === memory.credentialId);
	if (known && memory.credentialId !== undefined) {
		if (memory.emulatorUrl === emulatorUrl) return 'kept';
		await client.updateCredential(memory.credentialId, credentialFor(emulatorUrl));
		write(memoryFile, { ...memory, emulatorUrl });
		return 'moved';
	}
	const { id } = await client.createCredential(credentialFor(emulatorUrl));
	write(memoryFile, { ...memory, credentialId: id, emulatorUrl });
	return 'created';
}

export type SeededWorkflow = {
	name: ExampleName;
	workflow: SavedWorkflow;
	outcome: 'imported' | 'kept';
};

/**
 * Imports the examples that n8n does not have yet; what the user changed in the others stays as it
 * is.
 */
export async function seedWorkflows(
	{ client, memoryFile }: Seeded,
	names: readonly ExampleName[] = startedExamples,
): Promise<SeededWorkflow[]> {
	const seeded: SeededWorkflow[] = [];
	const present = await client.workflows();
	for (const name of new Set(names)) {
		const memory = remember(memoryFile);
		const kept = present.find(({ id }) => id === memory.workflowIds[name]);
		const workflow =
			kept === undefined ? await importOne(client, name, memory) : await client.workflow(kept.id);
		write(memoryFile, { ...memory, workflowIds: { ...memory.workflowIds, [name]: workflow.id } });
		seeded.push({ name, workflow, outcome: kept === undefined ? 'imported' : 'kept' });
	}
	return seeded;
}

async function importOne(
	client: N8nClient,
	name: ExampleName,
	{ credentialId }: Memory,
): Promise<SavedWorkflow> {
	const example: NewWorkflow = withCredential(readExample(name), {
		id: credentialId ?? null,
		name: credentialName,
	});
	return await client.createWorkflow(example);
}

function remember(file: string): Memory {
	return existsSync(file)
		? (JSON.parse(readFileSync(file, 'utf8')) as Memory)
		: { workflowIds: {} };
}

function write(file: string, memory: Memory): void {
	writeFileSync(file, JSON.stringify(memory, null, '\t'));
}
