import getPort from 'get-port';
import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/** Free ports on loopback. */
export async function freePort(): Promise<number> {
	return await getPort({ host: loopback });
}

/** Whether a server of ours could listen there now. */
export async function isPortFree(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen({ port, host: loopback, exclusive: true }, () => probe.close(() => resolve(true)));
	});
}
