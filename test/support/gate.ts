import { connect, createServer, type Socket } from 'node:net';

/**
 * A way to a server that can be shut: whoever comes then is refused, and who is under way is cut.
 */
export interface Gate {
	readonly server: string;
	/** How many connections came. */
	readonly connections: number;
	close(): Promise<void>;
	reopen(): Promise<void>;
}

export async function openGate(target: string): Promise<Gate> {
	const sockets = new Set<Socket>();
	let connections = 0;
	const listener = createServer((socket) => {
		connections += 1;
		const through = connect(Number(new URL(target).port), '127.0.0.1');
		for (const each of [socket, through]) {
			sockets.add(each);
			each.on('error', () => each.destroy());
			each.on('close', () => sockets.delete(each));
		}
		socket.pipe(through).pipe(socket);
	});
	const listen = async (port: number) =>
		await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve));
	await listen(0);
	const address = listener.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		server: `http://127.0.0.1:${port}`,
		get connections() {
			return connections;
		},
		close: async () => {
			const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
			for (const socket of sockets) socket.destroy();
			await closed;
		},
		reopen: async () => await listen(port),
	};
}
