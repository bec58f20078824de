import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A callback that answers the check of its address at once, and webhooks when it is told to. */
export class SlowCallback {
	/** How many webhooks came. */
	asked = 0;
	private readonly held: ServerResponse[] = [];
	private readonly waiting: Array<() => void> = [];
	private status?: number;

	private constructor(private readonly server: Server) {}

	static async open(): Promise<SlowCallback> {
		const server = createServer();
		const callback = new SlowCallback(server);
		server.on('request', (request, response) => {
			request.resume();
			if (request.method === 'GET')
				response.end(
					new URL(request.url ?? '/', 'http://localhost').searchParams.get('hub.challenge'),
				);
			else callback.take(response);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return callback;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
	}

	/** Resolves as soon as a webhook is here. */
	async reached(): Promise<void> {
		while (this.asked === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	/** Answers what is held, and from now on everything at once. */
	answer(status: number): void {
		this.status = status;
		for (const response of this.held.splice(0)) response.writeHead(status).end();
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private take(response: ServerResponse): void {
		this.asked += 1;
		if (this.status === undefined) this.held.push(response);
		else response.writeHead(this.status).end();
		for (const resolve of this.waiting.splice(0)) resolve();
	}
}
