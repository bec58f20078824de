import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../../emulator';
import { runN8nCommand } from '../../n8nServer/commandLine';
import { ensureN8n, type InstalledN8n } from '../../n8nServer/install';
import { startN8n, type RunningN8n } from '../../n8nServer/server';
import { waitFor } from '../../n8nServer/waitFor';
import { packedTarball } from './packedTarball';
import { enterSuite, given, type Suite } from './suite';
import { listenFor, type Listening } from './triggerWorkflow';

const longMs = 240_000;
const timeoutMs = 60_000;

describe('a copy of a published workflow, in a real n8n beside that of production', () => {
	let installed: InstalledN8n;
	let emulator: Emulator;
	let production: RunningN8n;
	let suite: Suite;
	let listening: Listening;
	let copy: RunningN8n | undefined;
	let people = 0;

	const folderOf = (name: string) => join(given('E2E_FOLDER'), `copies-${name}`);

	async function startProduction(port?: number, env: NodeJS.ProcessEnv = {}): Promise<RunningN8n> {
		const [userFolder, tarball] = [folderOf('production'), packedTarball()];
		return await startN8n({ installed, userFolder, tarball, port, env });
	}

	beforeAll(async () => {
		installed = await ensureN8n();
		emulator = await startEmulator();
		production = await startProduction();
		suite = await enterSuite(production.url, emulator.url);
		listening = await listenFor(suite, ['joinRequest.created']);
	}, longMs);
	afterEach(async () => {
		await copy?.stop();
		copy = undefined;
	}, longMs);
	afterAll(async () => {
		await production.stop();
		await emulator.close();
	}, longMs);

	/** In production, and nowhere else, though there is a copy. */
	async function productionHears(): Promise<void> {
		expect(await suite.control.callback()).toBe(listening.address);
		const { groupId } = await suite.control.createGroup({
			subject: 'Copied',
			joinApprovalMode: 'approval_required',
		});
		people += 1;
		const waId = `141555533${String(people).padStart(2, '0')}`;
		await suite.control.person('open-invite', { groupId, waId, name: `Person ${people}` });
		await waitFor(
			async () =>
				(await listening.heard()).some(
					({ participant }) => (participant as { waId?: string }).waId === waId,
				),
			{ what: `production heard ${waId}`, timeoutMs },
		);
	}

	/** n8n answers before the node is asked, and logs what the node says. */
	async function isRefused(by: RunningN8n, { client }: Suite, id: string): Promise<void> {
		const refusals = () =>
			by.log().filter((line) => line.includes(`already go to another callback`)).length;
		const before = refusals();
		await client.activate(await client.workflow(id));
		await waitFor(async () => await Promise.resolve(refusals() > before), {
			what: 'the copy is refused',
			timeoutMs,
		});
	}

	it(
		'made of the whole database takes and clears nothing, off and on and off',
		async () => {
			const { port } = new URL(production.url);
			await production.stop();
			cpSync(folderOf('production'), folderOf('clone'), { recursive: true });
			production = await startProduction(Number(port));
			suite = await enterSuite(production.url, emulator.url);
			copy = await startN8n({ installed, userFolder: folderOf('clone') });
			const clone = await enterSuite(copy.url, emulator.url);
			await clone.client.deactivate(listening.workflow.id);
			const { log } = copy;
			await waitFor(
				async () => await Promise.resolve(log().join().includes('so it was left alone')),
				{
					what: 'the copy says why it leaves the callback alone',
					timeoutMs,
				},
			);
			listening = listening.seenBy(suite);
			await productionHears();
			await isRefused(copy, clone, listening.workflow.id);
			await productionHears();
			await clone.client.deactivate(listening.workflow.id);
			await productionHears();
		},
		longMs,
	);

	it(
		'exported, and imported into another n8n, takes and clears nothing, on and off',
		async () => {
			const file = join(folderOf('production'), 'workflow.json');
			await runN8nCommand(
				{ installed, userFolder: folderOf('production') },
				'export:workflow',
				`--id=${listening.workflow.id}`,
				`--output=${file}`,
			);
			const exported = readFileSync(file, 'utf8');
			expect(exported).toContain(listening.address);
			const userFolder = folderOf('staging');
			copy = await startN8n({ installed, userFolder, tarball: packedTarball() });
			const staging = await enterSuite(copy.url, emulator.url);
			writeFileSync(file, exported.replaceAll(suite.credential.id, staging.credential.id));
			await runN8nCommand({ installed, userFolder }, 'import:workflow', `--input=${file}`);
			const imported = await staging.client.workflow(listening.workflow.id);
			await isRefused(copy, staging, imported.id);
			await productionHears();
			await staging.client.deactivate(imported.id);
			await productionHears();
		},
		longMs,
	);

	it(
		'is not what an n8n with another WEBHOOK_URL is: off and on moves its address',
		async () => {
			const { port } = new URL(production.url);
			await production.stop();
			const base = `http://localhost:${port}/`;
			production = await startProduction(Number(port), { N8N_WEBHOOK_URL: base });
			suite = await enterSuite(production.url, emulator.url);
			// As n8n 2.41 does: it registers nothing when it starts.
			expect(await suite.control.callback()).toBe(listening.address);
			await suite.client.deactivate(listening.workflow.id);
			await waitFor(async () => (await suite.control.callback()) === undefined, {
				what: 'the former address is given up',
				timeoutMs,
			});
			await suite.client.activate(await suite.client.workflow(listening.workflow.id));
			await waitFor(async () => (await suite.control.callback())?.startsWith(base), {
				what: 'the new address is registered',
				timeoutMs,
			});
		},
		longMs,
	);
});
