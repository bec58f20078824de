import type { ServerResponse } from 'node:http';
import { startEmulator, type Emulator } from '../../emulator';
import { emulatorAccount } from '../../n8nServer/credential';
import type { RunningN8n } from '../../n8nServer/server';
import { waitFor } from '../../n8nServer/waitFor';
import { HostileServer } from '../support/hostileServer';
import { authentic, sendOne, type Sent } from './flood';
import { newMessage, type SignedWebhook } from './signedWebhook';
import { portOf, startOwnN8n } from './ownN8n';
import { enterSuite, type Suite } from './suite';
import { listenFor, type Listening } from './triggerWorkflow';

const longMs = 300_000;
const timeoutMs = 120_000;

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));
const idOf = ({ body }: SignedWebhook) => /wamid\.[^"]+/.exec(body)?.[0];
const inMs = (values: number[]) => {
	const sorted = [...values].sort((one, other) => one - other);
	return `median ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? NaN)} ms, longest ${Math.round(sorted.at(-1) ?? NaN)} ms`;
};

describe('a trigger that shares its webhooks with a callback that behaves badly, in a real n8n', () => {
	let emulator: Emulator;
	let n8n: RunningN8n;
	let neighbour: HostileServer;
	let suite: Suite;
	let listening: Listening;
	let misbehave: (response: ServerResponse) => void;
	let asked = 0;

	async function start(port?: number): Promise<void> {
		n8n = await startOwnN8n('neighbour', { port });
		suite = await enterSuite(n8n.url, emulator.url);
	}

	beforeAll(async () => {
		emulator = await startEmulator();
		neighbour = await HostileServer.open();
		neighbour.answer = (response, path) => {
			const challenge = new URL(path, neighbour.url).searchParams.get('hub.challenge');
			if (challenge !== null) return void response.end(challenge);
			asked += 1;
			misbehave(response);
		};
		await start();
		await suite.control.graph('POST', `/${emulatorAccount.phoneNumberId}`, {
			webhook_configuration: {
				override_callback_uri: `${neighbour.url}/hook`,
				verify_token: 'other',
			},
		});
		listening = await listenFor(suite, ['message.received'], {
			parameters: { ifOtherCallback: 'share' },
		});
		misbehave = (response) => response.end();
		await send(newMessage());
	}, longMs);
	afterAll(async () => {
		await n8n.stop();
		await neighbour.close();
		await emulator.close();
	}, longMs);

	const send = async (message: SignedWebhook) =>
		await sendOne(authentic(listening.address, message));

	const manners: Record<string, { misbehave: typeof misbehave; status: number }> = {
		answers: { misbehave: (response) => response.end(), status: 200 },
		hangs: { misbehave: () => undefined, status: 502 },
		'lets its answer drip': {
			misbehave: (response) => neighbour.dripping(response, ''),
			status: 502,
		},
	};

	it.each(Object.keys(manners))(
		'starts its own executions before it waits for one that %s',
		async (name) => {
			const { status, misbehave: does } = manners[name] ?? fail();
			const before = await listening.executionCount();
			const letGoAtMs: number[] = [];
			misbehave = (response) => {
				response.on('close', () => letGoAtMs.push(Date.now()));
				does(response);
			};
			const sentAtMs: number[] = [];
			const answers: Array<Promise<Sent>> = [];
			for (let count = 0; count < 5; count++) {
				sentAtMs.push(Date.now());
				answers.push(send(newMessage()));
				await pause(200);
			}
			const answered = await Promise.all(answers);
			expect(answered.map((answer) => answer.status)).toEqual(answered.map(() => status));
			await listening.finished({ atLeast: before + 5, timeoutMs });
			const started = (await suite.client.executions(listening.workflow.id))
				.map(({ startedAt }) => Date.parse(startedAt))
				.sort((one, other) => one - other)
				.slice(before);
			expect([started.length, letGoAtMs.length]).toEqual([5, 5]);
			const waits = started.map((atMs, at) => atMs - (sentAtMs[at] ?? NaN));
			console.log(
				`The other callback ${name}: own start after ${inMs(waits)}; answered ${status} after ${inMs(answered.map(({ answeredMs }) => answeredMs))}`,
			);
			// Where it answers at once, there is no time between the two.
			if (status !== 200)
				started.forEach((atMs, at) => expect(atMs).toBeLessThan(letGoAtMs[at] ?? NaN));
		},
		longMs,
	);

	it.each<[when: string, isAnswered: boolean]>([
		['while WhatsApp waits', false],
		['once the copies are answered', true],
	])(
		'loses and doubles nothing when it hangs, copies come, and n8n is killed %s',
		async (when, isAnswered) => {
			const before = await listening.executionCount();
			const messages = Array.from({ length: 10 }, newMessage);
			misbehave = () => undefined;
			const firsts = messages.map(send);
			await pause(3_000);
			const copies = messages.map(send);
			const answers = Promise.all([...firsts, ...copies]);
			await listening.finished({ atLeast: before + messages.length, timeoutMs });
			if (isAnswered) await answers;
			await n8n.kill('SIGKILL');
			const statuses = (await answers).map(({ status }) => status);
			const isTaken = messages.map(
				(_, at) => statuses[at] === 200 || statuses[at + messages.length] === 200,
			);

			asked = 0;
			misbehave = (response) => response.end();
			await start(portOf(n8n));
			listening = listening.in(suite);
			const own = messages.map(idOf);
			const startedOf = async () =>
				(await listening.heard())
					.map(({ message }) => (message as { id: string }).id)
					.filter((id) => own.includes(id));
			expect(await startedOf()).toEqual(expect.arrayContaining(own.filter((_, at) => isTaken[at])));
			const rest = messages.filter((_, at) => !isTaken[at]);
			for (const message of rest)
				await waitFor(async () => (await send(message)).status === 200, {
					what: 'n8n takes what WhatsApp repeats',
					timeoutMs,
				});
			await listening.finished({ atLeast: before + messages.length, timeoutMs });
			const started = await startedOf();
			const times = own.map((id) => started.filter((other) => other === id).length);
			expect(times).toEqual(own.map(() => 1));
			expect(asked).toBe(rest.length);
			console.log(
				`Killed ${when}: answers ${JSON.stringify(statuses)}, ${rest.length} repeated, executions of each ${JSON.stringify(times)}`,
			);
		},
		longMs,
	);
});

function fail(): never {
	throw new Error('There is no such way to behave');
}
