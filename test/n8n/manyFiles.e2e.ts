import axios from 'axios';
import { createHash, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { credentialFor } from '../../n8nServer/credential';
import { loadFixture } from '../events/readFixture';
import { HostileServer } from '../support/hostileServer';
import { authentic, sendOne } from './flood';
import { signed } from './signedWebhook';
import { enterSuite, type Suite } from './suite';
import { listenFor, type Listening } from './triggerWorkflow';

const longMs = 240_000;
const megabyte = 1024 * 1024;
const files = 300;
/** As across a network, so that some of them meet. */
const answersAfterMs = 10;
const filesAtOnce = 4;
const content = Buffer.alloc(megabyte, 'a file of somebody ');
const sha256 = createHash('sha256').update(content).digest('base64');

/** Many people send a file each, and WhatsApp tells of all of them at once. */
function manyFiles(): string {
	const body = loadFixture('webhook.messages.image') as unknown as {
		entry: Array<{ changes: Array<{ value: { messages: Array<{ image: object }> } }> }>;
	};
	const value = body.entry[0]?.changes[0]?.value;
	const message = value?.messages[0];
	if (!value || !message) throw new Error('The sample has no message');
	value.messages = Array.from({ length: files }, (_, at) => ({
		...message,
		id: `wamid.${randomUUID()}`,
		image: { mime_type: 'image/jpeg', sha256, id: String(9_000 + at) },
	}));
	return JSON.stringify(body);
}

describe('a webhook that brings 300 files of 1 MB, in a real n8n', () => {
	let server: HostileServer;
	let suite: Suite;
	let listening: Listening;
	const brought = { atOnce: 0, most: 0, files: 0, sinceHealthy: 0, mostSinceHealthy: 0 };

	function bring(response: ServerResponse): void {
		brought.files += 1;
		brought.sinceHealthy += 1;
		brought.mostSinceHealthy = Math.max(brought.mostSinceHealthy, brought.sinceHealthy);
		response.end(content);
	}

	/** A download is one request after the other. */
	function take(response: ServerResponse, path: string): void {
		brought.atOnce += 1;
		brought.most = Math.max(brought.most, brought.atOnce);
		response.on('finish', () => (brought.atOnce -= 1));
		const about = { url: `${server.url}/file`, file_size: megabyte, sha256 };
		setTimeout(
			() => (path.endsWith('/file') ? bring(response) : response.end(JSON.stringify(about))),
			answersAfterMs,
		);
	}

	beforeAll(async () => {
		server = await HostileServer.open();
		server.answer = take;
		suite = await enterSuite();
		listening = await listenFor(suite, ['message.received'], {
			parameters: { options: { downloadMedia: true } },
		});
	}, longMs);
	afterAll(async () => {
		await listening.stop();
		await server.close();
	}, longMs);

	/** How long n8n lets somebody wait who asks for something else, again and again. */
	async function askAfterHealth(until: () => boolean): Promise<number[]> {
		const waits: number[] = [];
		while (!until()) {
			const startMs = performance.now();
			await axios.get(`${suite.n8nUrl}/healthz`, { proxy: false });
			waits.push(performance.now() - startMs);
			brought.sinceHealthy = 0;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		return waits.sort((one, other) => one - other);
	}

	const point = async (baseUrl: string) =>
		await suite.client.updateCredential(suite.credential.id, credentialFor(baseUrl));

	it(
		'has a few at once under way, up to 256 MB, and n8n answers others meanwhile',
		async () => {
			await point(server.url);
			let isAnswered = false;
			const health = askAfterHealth(() => isAnswered);
			const sent = await sendOne(authentic(listening.address, signed(manyFiles())));
			isAnswered = true;
			const waits = await health;
			await point(suite.control.url);
			expect(sent.status).toBe(200);
			const [execution] = await listening.finished({ atLeast: 1, timeoutMs: longMs });
			const reasons = (execution?.items ?? []).map(
				({ message }) =>
					(message as { media: { downloadFailed?: string } }).media.downloadFailed ?? 'here',
			);
			const here = reasons.filter((reason) => reason === 'here').length;
			console.log(
				`${files} files: ${here} here, ${brought.most} at once, webhook answered after ${(sent.answeredMs / 1_000).toFixed(1)} s; ${waits.length} × /healthz: median ${Math.round(waits[Math.floor(waits.length / 2)] ?? NaN)} ms, longest ${Math.round(waits.at(-1) ?? NaN)} ms, at most ${brought.mostSinceHealthy} files between two; ${JSON.stringify([...new Set(reasons)])}`,
			);
			expect(reasons).toHaveLength(files);
			expect(here).toBe(brought.files);
			expect(here).toBeLessThanOrEqual(256 + filesAtOnce);
			expect(brought.most).toBeLessThanOrEqual(filesAtOnce);
			expect(brought.mostSinceHealthy).toBeLessThan(files / 4);
		},
		longMs,
	);
});
