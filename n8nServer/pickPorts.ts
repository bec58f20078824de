import getPort from 'get-port';

const host = '127.0.0.1';

/** A free port on loopback. */
export async function freePort(): Promise<number> {
	return await getPort({ host });
}

/** Whether a server of ours could listen there now. */
export async function isPortFree(port: number): Promise<boolean> {
	return (await getPort({ host, port })) === port;
}
