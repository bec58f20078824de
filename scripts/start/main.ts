import { Listr } from 'listr2';
import { resolve } from 'node:path';
import { CannotContinue } from '../../n8nServer/cannotContinue';
import { endAllChildren } from '../../n8nServer/children';
import { readArguments, usage } from './arguments';
import { goOn } from './goOn';
import { had, type Run } from './run';
import { scenario } from './scenario';
import type { Scene } from './scene';
import { setUp, step } from './setUp';
import { watchAncestors } from './watchAncestors';

const shownLines = 15;
let isLeaving = false;

async function main(): Promise<void> {
	const checkout = resolve(__dirname, '../..');
	const run: Run = { ...readArguments(process.argv.slice(2), checkout), checkout, tell: () => {} };
	if (run.help) {
		console.log(usage);
		return;
	}
	endWhenTold(run);
	await perform([...setUp, step('Set the scene', setScene)], run);
	const failure = await playScenario(run);
	if (run.once) {
		await end(run);
		if (failure !== undefined) {
			console.log(`\nThe last lines of n8n:\n${had(run.n8n).log().slice(-shownLines).join('\n')}`);
			throw failure;
		}
		console.log('\nEvery step happened.');
		return;
	}
	if (failure !== undefined)
		console.error(`\n${describe(failure)}\nn8n and the emulator stay up, so that you can look.`);
	await goOn(run);
	throw new CannotContinue(
		`n8n ended by itself; its last lines say why:\n${had(run.n8n).log().slice(-shownLines).join('\n')}`,
	);
}

async function perform(
	tasks: ConstructorParameters<typeof Listr<Run, 'default', 'silent'>>[0],
	run: Run,
): Promise<void> {
	const rendererOptions = { collapseErrors: false, showErrorMessage: false };
	await new Listr<Run, 'default', 'silent'>(tasks, {
		ctx: run,
		registerSignalListeners: false,
		rendererOptions,
		fallbackRenderer: 'silent',
	}).run();
}

async function setScene(run: Run): Promise<string> {
	const gatekeeper = had(
		had(run.workflows).find(({ name }) => name === 'join-request-gatekeeper'),
	).workflow;
	run.scene = {
		emulator: had(run.control),
		client: had(run.seeded).client,
		gatekeeper,
		earlierExecutions: new Set(),
		groupId: '',
		inviteLink: '',
		welcomeId: '',
		officeId: '',
	};
	return `Everything is ready; now the scenario with the workflow "${gatekeeper.name}"`;
}

async function playScenario(run: Run): Promise<unknown> {
	const scene: Scene = had(run.scene);
	try {
		await perform(
			scenario.map(({ title, happen }) => step(title, async () => await happen(scene))),
			run,
		);
		return undefined;
	} catch (error) {
		return error;
	}
}

async function end({ emulator }: Run): Promise<void> {
	await endAllChildren();
	await emulator?.close();
}

/**
 * Ctrl-C, a signal, or the end of the npm that started us: all of it ends what was started here.
 */
function endWhenTold(run: Run): void {
	const leave = (exitCode: number) => {
		if (isLeaving) process.exit(exitCode);
		isLeaving = true;
		console.log('\nEnding n8n and the emulator ...');
		void end(run).finally(() => process.exit(exitCode));
	};
	process.on('SIGINT', () => leave(130));
	process.on('SIGTERM', () => leave(143));
	process.on('SIGHUP', () => leave(129));
	watchAncestors(() => leave(129));
}

function describe(error: unknown): string {
	if (error instanceof CannotContinue) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main()
	.catch(async (error: unknown) => {
		// What fails because its programs were just ended is not worth a word.
		if (isLeaving) return;
		await endAllChildren();
		console.error(`\n${describe(error)}`);
		process.exitCode = 1;
	})
	.finally(() => isLeaving || process.exit());
