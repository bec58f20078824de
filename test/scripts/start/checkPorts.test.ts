import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { checkPorts } from '../../../scripts/start/checkPorts';

/** A port on which something listens, until it is told to stop. */
async function busyPort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const stop = async () => await new Promise((resolve) => server.close(resolve));
	return { port, stop };
}

async function freePort(): Promise<number> {
	const { port, stop } = await busyPort();
	await stop();
	return port;
}

describe('the ports of npm start', () => {
	it('are fine when nobody listens there', async () => {
		await expect(
			checkPorts({ port: await freePort(), emulatorPort: await freePort() }),
		).resolves.toBeUndefined();
	});

	it('names the busy port, whose it is, and the flag that chooses another', async () => {
		const { port, stop } = await busyPort();
		await expect(checkPorts({ port: await freePort(), emulatorPort: port })).rejects.toThrow(
			`Port ${port} for the emulator is in use: end the program that listens there, or choose another port with \`npm start -- --emulator-port ${port + 1}\`.`,
		);
		await stop();
	});
});
