import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { testedGateways } from './gateways';
import { ensureN8n } from '../../n8nServer/install';
import { startN8n, type RunningN8n } from '../../n8nServer/server';
import { enterSuite, given, type Suite } from './suite';
import { listenFor, type Listening } from './triggerWorkflow';
import { waitFor } from '../../n8nServer/waitFor';

const timeoutMs = 30_000;
const longMs = 180_000;
const waId = '14155550191';

/** n8n finds a path with a variable in its own way, so this is shown in a real one. */
describe('the address of 1msg.io, whose path ends with a secret', () => {
	const gateway = testedGateways.find(({ value }) => value === 'oneMsg');
	const userFolder = join(given('E2E_FOLDER'), 'secretAddress');
	let n8n: RunningN8n;
	let suite: Suite;
	let listening: Listening;
	let groupId: string;
	const addresses = async () => (await gateway?.addresses(suite.control.url)) ?? [];
	const secretOf = (address: string) => new URL(address).pathname.split('/').at(-1) ?? '';

	async function start(port?: number): Promise<void> {
		const packed = join(given('E2E_FOLDER'), 'packed');
		const [tarball = ''] = readdirSync(packed).filter((file) => file.endsWith('.tgz'));
		n8n = await startN8n({
			installed: await ensureN8n(),
			userFolder,
			port,
			tarball: join(packed, tarball),
		});
		const { client, ...entered } = await enterSuite(n8n.url);
		const credential = gateway?.credential(entered.control.url);
		if (!credential) throw new Error('There is no such gateway');
		suite = { ...entered, client, credential: await client.createCredential(credential) };
	}

	async function write(text: string): Promise<void> {
		await suite.control.person('write', { groupId, waId, text });
	}

	async function hear(mode: string, text: string): Promise<void> {
		await waitFor(
			async () => {
				const executions = (await suite.client.executions(listening.workflow.id)).filter(
					(execution) => execution.mode === mode && execution.status === 'success',
				);
				const outputs = await Promise.all(
					executions.map(async ({ id }) => await suite.client.outputOf(id, 'Trigger')),
				);
				return outputs.flat().some(({ chatInput }) => chatInput === text);
			},
			{ what: `an execution "${mode}" heard "${text}"`, timeoutMs },
		);
	}

	async function post(address: string): Promise<number> {
		return (await axios.post(address, { entry: [] }, { proxy: false, validateStatus: () => true }))
			.status;
	}

	beforeAll(async () => {
		await start();
		({ groupId } = await suite.control.createGroup({
			subject: 'Secret',
			participants: [{ waId, name: 'Ana' }],
		}));
		listening = await listenFor(suite, ['message.received'], { provider: 'oneMsg', addresses });
	}, longMs);

	afterAll(async () => {
		await listening.stop();
		await n8n.stop();
	}, longMs);

	it(
		'is heard by the active workflow, and by a test run beside it',
		async () => {
			await write('Production');
			await hear('webhook', 'Production');
			await suite.client.testRun(listening.workflow, 'Trigger');
			await waitFor(
				async () => (await addresses()).some((address) => address.includes('/webhook-test/')),
				{ what: 'the test run listens', timeoutMs },
			);
			await write('Both');
			await hear('manual', 'Both');
			await hear('webhook', 'Both');
			await waitFor(
				async () => (await addresses()).every((address) => !address.includes('/webhook-test/')),
				{ what: 'the test run has left', timeoutMs },
			);
			expect((await addresses()).filter((address) => address === listening.address)).toHaveLength(
				1,
			);
		},
		longMs,
	);

	it('gets 401 with another secret or none, and nothing starts', async () => {
		const before = (await suite.client.executions(listening.workflow.id)).length;
		const { address } = listening;
		const other = address.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
		const plain = address.replace(/\/[^/]+\/[^/]+$/, '/webhook');
		expect([await post(other), await post(plain), await post(address)]).toEqual([401, 401, 200]);
		expect((await suite.client.executions(listening.workflow.id)).length).toBe(before);
	});

	it(
		'is heard again after a restart of n8n',
		async () => {
			const log = n8n.log();
			await n8n.stop();
			await start(Number(new URL(n8n.url).port));
			await waitFor(async () => (await post(listening.address)) === 200, {
				what: 'n8n takes webhooks again',
				timeoutMs,
			});
			await write('Restarted');
			await hear('webhook', 'Restarted');
			const lines = [...log, ...n8n.log()].join('\n');
			expect(lines).toContain('A webhook came without a valid signature');
			expect(lines).not.toContain(secretOf(listening.address));
		},
		longMs,
	);
});
