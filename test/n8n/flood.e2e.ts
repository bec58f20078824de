import { startEmulator, type Emulator } from '../../emulator';
import { ensureN8n } from '../../n8nServer/install';
import { startN8n, type RunningN8n } from '../../n8nServer/server';
import { join } from 'node:path';
import { authentic, floods, floodWith, sendOne } from './flood';
import { packedTarball } from './packedTarball';
import { newMessage } from './signedWebhook';
import { enterSuite, given, type Suite } from './suite';
import { listenFor, type Listening } from './triggerWorkflow';

const longMs = 300_000;
const requests = 300;
const goodOnes = 10;

describe('a flood of requests that nobody has signed, in a real n8n', () => {
	let emulator: Emulator;
	let n8n: RunningN8n;
	let suite: Suite;
	let listening: Listening;

	beforeAll(async () => {
		emulator = await startEmulator();
		n8n = await startN8n({
			installed: await ensureN8n(),
			userFolder: join(given('E2E_FOLDER'), 'flood'),
			tarball: packedTarball(),
		});
		suite = await enterSuite(n8n.url, emulator.url);
		listening = await listenFor(suite, ['message.received']);
	}, longMs);
	afterAll(async () => {
		await n8n.stop();
		await emulator.close();
	}, longMs);

	const refusalLines = () =>
		n8n.log().filter((line) => /no execution was started|started no execution/.test(line)).length;

	/** As WhatsApp does: n8n itself may answer 503 when it has too much to do. */
	async function bringUntilTaken(): Promise<boolean> {
		const webhook = authentic(listening.address, newMessage());
		for (let times = 0; times < 50; times++)
			if ((await sendOne(webhook)).status === 200) return true;
		return false;
	}

	it.each(Object.keys(floods))(
		'%s, starts nothing, and leaves one line a second in the log; good ones beside it are taken',
		async (name) => {
			const [executions, lines] = [await listening.executionCount(), refusalLines()];
			const startMs = performance.now();
			const [refused, taken] = await Promise.all([
				floodWith((at) => (floods[name] ?? fail)(listening.address, at), {
					perSecond: 300,
					seconds: requests / 300,
				}),
				Promise.all(Array.from({ length: goodOnes }, bringUntilTaken)),
			]);
			const seconds = Math.ceil((performance.now() - startMs) / 1_000);
			expect(refused.filter(({ status }) => status < 400 && status > 0)).toEqual([]);
			expect(taken).toEqual(taken.map(() => true));
			expect(refusalLines() - lines).toBeLessThanOrEqual(seconds + 2);
			expect((await listening.finished({ atLeast: executions + goodOnes })).length).toBe(
				executions + goodOnes,
			);
		},
		longMs,
	);
});

function fail(): never {
	throw new Error('There is no such flood');
}
