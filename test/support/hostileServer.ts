import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

const packedSpaces = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '), { level: 1 });

type Answer = (response: ServerResponse, path: string) => void;

/** A server that answers as nobody should. It goes on until it is let go of. */
export class HostileServer {
	answer: Answer = (response) => response.end('{}');
	/** Bytes that left so far. */
	sent = 0;
	/** Answers that the other side let go of before they ended. */
	letGo = 0;

	private constructor(private readonly server: Server) {}

	static async open(): Promise<HostileServer> {
		const server = createServer();
		const hostile = new HostileServer(server);
		server.on('request', (request, response) => {
			request.resume();
			response.on('close', () => {
				if (!response.writableFinished) hostile.letGo += 1;
			});
			hostile.answer(response, request.url ?? '');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return hostile;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** The same piece again and again, as fast as the other side takes it, without a length. */
	readonly endless: Answer = (response) => {
		const piece = Buffer.alloc(256 * 1024, ' ');
		const write = () => {
			while (!response.destroyed && response.write(piece)) this.sent += piece.length;
			response.once('drain', write);
		};
		write();
	};

	/** Few bytes on the wire, 64 MB when they are unpacked. */
	readonly packed: Answer = (response) => {
		response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' });
		response.end(packedSpaces);
	};

	/** One byte after the other, for ever. */
	readonly dripping: Answer = (response) => {
		response.write('{');
		const timer = setInterval(() => response.write(' '), 20);
		response.on('close', () => clearInterval(timer));
	};
}
