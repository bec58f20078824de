import { setTimeout as wait } from 'node:timers/promises';
import { describeNextSteps } from './nextSteps';
import type { ExampleName } from './examples';
import { offerExamples } from './offerExamples';
import { had, type Run } from './run';
import { seedWorkflows, type Seeded } from './seed';
import { watchExecutions } from './watchExecutions';

const everyMs = 1_000;

/** Prints what people and workflows do, and imports what somebody types, until n8n ends. */
export async function goOn(run: Run): Promise<void> {
	run.tell = (line) => console.log(`  ${line}`);
	const canType = process.stdin.isTTY && process.stdout.isTTY && process.env['CI'] === undefined;
	console.log(describeNextSteps(run, canType));
	if (canType)
		offerExamples(process.stdin, {
			importOne: async (name) => await importOne(had(run.seeded), name),
			tell: run.tell,
		});
	await Promise.race([had(run.n8n).ended, tellExecutions(run)]);
	await had(run.n8n).ended;
}

async function importOne(seeded: Seeded, name: ExampleName): Promise<string> {
	const [saved] = await seedWorkflows(seeded, [name]);
	const { workflow, outcome } = had(saved);
	if (outcome === 'kept') return `"${workflow.name}" is there already`;
	return `"${workflow.name}" is imported, and off until you publish it: examples/README.md says what it needs`;
}

/** n8n may not answer for a moment, or end; then there is nothing to tell. */
async function tellExecutions({ seeded, emulator, tell }: Run): Promise<never> {
	const { client } = had(seeded);
	const { state } = had(emulator);
	const look = await watchExecutions({
		client,
		tell,
		known: {
			text: (messageId) => textOf(state.messages.find(messageId)?.content),
			group: (groupId) => state.groups.find(groupId)?.subject,
			person: (waId) => state.people.find(waId)?.name,
		},
	});
	for (;;) {
		await wait(everyMs);
		await look().catch(() => undefined);
	}
}

function textOf(content: Record<string, unknown> | undefined): string | undefined {
	const text = content?.['body'] ?? content?.['text'] ?? content?.['caption'];
	return typeof text === 'string' ? text : undefined;
}
