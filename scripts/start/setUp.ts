import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ListrTask, ListrTaskWrapper, DefaultRenderer, SilentRenderer } from 'listr2';
import { startEmulator } from '../../emulator';
import { N8nClient } from '../../n8nServer/client';
import { EmulatorControl } from '../../n8nServer/emulatorControl';
import { ensureN8n, isInstalled, n8nVersion } from '../../n8nServer/install';
import { installPackage } from '../../n8nServer/installPackage';
import { startN8n } from '../../n8nServer/server';
import { activateWorkflows } from './activateWorkflows';
import { buildTarball } from '../../n8nServer/buildTarball';
import { checkPorts } from './checkPorts';
import { describeProgress } from '../../n8nServer/describeProgress';
import { startedExamples } from './examples';
import { had, type Run } from './run';
import { enter, owner, seedCredential, seedWorkflows } from './seed';

export type StartTask = ListrTask<Run, typeof DefaultRenderer, typeof SilentRenderer>;
const isTerminal = process.stdout.isTTY;
const whyOff = { imported: 'off until you publish it', kept: 'off, as you left it' };

type Wrapper = ListrTaskWrapper<Run, typeof DefaultRenderer, typeof SilentRenderer>;

/**
 * From nothing to an n8n with the package, a credential and two active workflows, and an emulator
 * beside it.
 */
export const setUp: StartTask[] = [
	step('Check the ports', async (run) => {
		await checkPorts(run);
		return `Ports ${run.port} (n8n) and ${run.emulatorPort} (emulator) are free`;
	}),
	step(`Install n8n ${n8nVersion}`, async (run, task) => {
		const wasThere = isInstalled();
		const show = (line: string) => (isTerminal ? (task.output = line) : console.log(`  ${line}`));
		if (!wasThere)
			show(
				`n8n ${n8nVersion} and the Node it needs are installed, once for all checkouts: about 2.5 GB, usually two to five minutes`,
			);
		run.installed = await ensureN8n({ onProgress: describeProgress(show) });
		return wasThere ? `n8n ${n8nVersion} is installed already` : `n8n ${n8nVersion} is installed`;
	}),
	step('Build and pack the package', async (run) => {
		const { tarball, isNew } = await buildTarball(
			run.checkout,
			join(run.userFolder, '.n8n', 'packed'),
		);
		run.tarball = tarball;
		return isNew
			? 'The package is built and packed'
			: 'The package is packed already, from the same sources';
	}),
	step('Install the package into n8n', async (run) => {
		const isNew = await installPackage(
			had(run.tarball),
			run.userFolder,
			had(run.installed).workflowPackage,
		);
		return isNew ? 'The packed package is installed into n8n' : 'n8n has this very package already';
	}),
	step('Start the emulator', async (run) => {
		// WhatsApp never repeats an identifier, and the trigger of an n8n that is kept would take it
		// for a repetition.
		run.emulator = await startEmulator({
			port: run.emulatorPort,
			seed: randomUUID(),
			log: (line) => run.tell(line),
		});
		run.control = new EmulatorControl(run.emulator.url);
		return `The WhatsApp Groups emulator runs at ${run.emulator.url}`;
	}),
	step('Start n8n', async (run) => {
		run.n8n = await startN8n({
			installed: had(run.installed),
			userFolder: run.userFolder,
			port: run.port,
		});
		return `n8n runs at ${run.n8n.url}`;
	}),
	step('Log in', async (run) => {
		const client = new N8nClient(had(run.n8n).url);
		run.seeded = {
			client,
			emulatorUrl: had(run.emulator).url,
			memoryFile: join(run.userFolder, '.n8n', 'start.json'),
		};
		return (await enter(client)) === 'created'
			? `The owner ${owner.email} is created`
			: `Logged in as ${owner.email}`;
	}),
	step('Create the credential', async (run) => {
		const outcome = await seedCredential(had(run.seeded));
		return {
			created: 'A credential for the emulator is created',
			moved: 'The credential points to the new address of the emulator',
			kept: 'The credential is there already',
		}[outcome];
	}),
	step('Import the example workflows', async (run) => {
		run.workflows = await seedWorkflows(had(run.seeded), [...startedExamples, ...run.examples]);
		return run.workflows
			.map(
				({ workflow, outcome }) =>
					`"${workflow.name}" is ${outcome === 'imported' ? 'imported' : 'there already'}`,
			)
			.join(', ');
	}),
	step('Activate the workflows', async (run) => {
		run.workflows = await activateWorkflows(
			had(run.seeded).client,
			had(run.control),
			had(run.workflows),
		);
		return run.workflows
			.map(
				({ workflow, outcome }) =>
					`"${workflow.name}" is ${workflow.active ? 'active' : whyOff[outcome]}`,
			)
			.join(', ');
	}),
];

/** A task whose line ends up saying what happened. */
export function step(
	title: string,
	happen: (run: Run, task: Wrapper) => Promise<string>,
): StartTask {
	return {
		title,
		task: async (run, task) => {
			task.title = await happen(run, task);
			if (!isTerminal) console.log(`✔ ${task.title}`);
		},
	};
}
