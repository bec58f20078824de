import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
	body: string;
	headers: IncomingHttpHeaders;
}

/** A place that webhooks can be sent to: remembers them, answers the handshake. */
export class Callback {
	readonly received: ReceivedWebhook[] = [];
	/** Status codes for the next webhooks; 200 when there are none left. */
	readonly answers: number[] = [];
	private readonly waiting: Array<() => void> = [];

	private constructor(
		private readonly server: Server,
		readonly verifyToken: string,
	) {}

	static async open(verifyToken = 'secret'): Promise<Callback> {
		const server = createServer();
		const callback = new Callback(server, verifyToken);
		server.on('request', (request, response) => {
			const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
			if (request.method === 'GET') {
				const known = searchParams.get('hub.verify_token') === verifyToken;
				response.writeHead(known ? 200 : 403).end(known ? searchParams.get('hub.challenge') : '');
				return;
			}
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				response.writeHead(callback.answers.shift() ?? 200).end();
				callback.take({ body: Buffer.concat(chunks).toString(), headers: request.headers });
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return callback;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
	}

	/** The first `count` webhooks, as soon as they are there. */
	async hear(count: number): Promise<ReceivedWebhook[]> {
		while (this.received.length < count)
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		return this.received.slice(0, count);
	}

	/** What the first `count` webhooks say. */
	async values(count: number): Promise<Array<Record<string, unknown>>> {
		return (await this.hear(count)).map(
			({ body }) => (JSON.parse(body) as Webhook).entry[0]?.changes[0]?.value ?? {},
		);
	}

	/** The first thing in `value.groups` of the first `count` webhooks. */
	async groups(count: number): Promise<Array<Record<string, unknown>>> {
		return (await this.values(count)).map(
			({ groups }) => (groups as Array<Record<string, unknown>> | undefined)?.[0] ?? {},
		);
	}

	forget(): void {
		this.received.length = 0;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private take(webhook: ReceivedWebhook): void {
		this.received.push(webhook);
		for (const resolve of this.waiting.splice(0)) resolve();
	}
}

interface Webhook {
	entry: Array<{ changes: Array<{ value: Record<string, unknown> }> }>;
}
