import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadFixture } from '../../events/readFixture';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { useTriggers } from '../../support/useTriggers';

/** A callback that answers the check of its address, and webhooks as badly as a test wants. */
class BadCallback {
	asked = 0;
	misbehave: RequestListener = (_request, response) => response.end();

	private constructor(private readonly server: Server) {}

	static async open(): Promise<BadCallback> {
		const server = createServer();
		const callback = new BadCallback(server);
		server.on('request', (request, response) => {
			request.resume();
			if (request.method === 'GET')
				return void response.end(
					new URL(request.url ?? '/', 'http://localhost').searchParams.get('hub.challenge'),
				);
			callback.asked += 1;
			callback.misbehave(request, response);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return callback;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

describe('a callback behind ours that behaves badly', () => {
	const setup = useTriggers(async () => await BadCallback.open());
	const body = JSON.stringify(loadFixture('webhook.messages.text'));
	let trigger: HostedTrigger;
	/** Ends the ten seconds that all of an answer may take. */
	let endTime: () => void;

	beforeEach(async () => {
		trigger = await setup.addInFrontOfOther({ events: ['message.received'] });
		const time = new AbortController();
		endTime = () => time.abort();
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
			expect(ms).toBe(10_000);
			return time.signal;
		});
	});
	afterEach(() => jest.restoreAllMocks());

	const post = async () => await setup.bench.post(trigger, body);

	const silent: Record<string, RequestListener> = {
		'never answers': () => undefined,
		'sends a head and then nothing': (_request, response) =>
			response.writeHead(200, { 'content-length': 100 }).flushHeaders(),
		'lets its answer drip': (_request, response) => {
			response.writeHead(200);
			const drip = setInterval(() => response.write('.'), 5);
			response.on('close', () => clearInterval(drip));
		},
	};
	it.each(Object.keys(silent))(
		'delays only the answer, and that no longer than ten seconds, when it %s',
		async (name) => {
			const misbehave = silent[name] ?? (() => undefined);
			const isAsked = new Promise<void>((resolve) => {
				setup.other.misbehave = (...exchange) => {
					misbehave(...exchange);
					resolve();
				};
			});
			const answer = post();
			await isAsked;
			expect(trigger.executions).toHaveLength(1);
			endTime();
			expect(await answer).toBe(502);
			expect(setup.log.lines.join()).toContain('did not accept a webhook (no answer)');
		},
	);

	const broken: Record<string, RequestListener> = {
		'resets the connection': (request) => request.socket.destroy(),
		'is cut off in its answer': (_request, response) => {
			response.writeHead(200, { 'content-length': 100 }).write('a');
			setImmediate(() => response.destroy());
		},
		'is an n8n that starts': (_request, response) =>
			void response.end('n8n is starting up. Please wait'),
	};
	it.each(Object.keys(broken))('has not accepted the webhook when it %s', async (name) => {
		setup.other.misbehave = broken[name] ?? (() => undefined);
		expect(await post()).toBe(502);
		setup.other.misbehave = (_request, response) => response.end('OK');
		expect(await post()).toBe(200);
		expect([trigger.executions.length, setup.other.asked]).toEqual([1, 2]);
	});

	it('has not accepted it when nobody listens there', async () => {
		await setup.other.close();
		expect(await post()).toBe(502);
		expect(trigger.executions).toHaveLength(1);
		setup.other = await BadCallback.open();
	});

	it('may answer as much as it likes: no more than its beginning is read', async () => {
		const written = new Promise<number>((resolve) => {
			setup.other.misbehave = (_request, response) => {
				let bytes = 0;
				const more = () => {
					while (bytes < 1_000_000_000 && response.write('.'.repeat(100_000))) bytes += 100_000;
				};
				response.on('drain', more).on('close', () => resolve(bytes));
				more();
			};
		});
		expect(await post()).toBe(200);
		expect(await written).toBeLessThan(100_000_000);
	});
});
