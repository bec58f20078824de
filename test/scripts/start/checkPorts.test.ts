import { createServer } from 'node:net';
import { once } from 'node:events';
import { checkPorts } from '../../../scripts/start/checkPorts';
import { freePort } from '../../../n8nServer/pickPorts';

describe('the ports of npm start', () => {
	it('are fine when nobody listens there', async () => {
		await expect(
			checkPorts({ port: await freePort(), emulatorPort: await freePort() }),
		).resolves.toBeUndefined();
	});

	it('names the busy port, whose it is, and the flag that chooses another', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		await expect(checkPorts({ port: await freePort(), emulatorPort: port })).rejects.toThrow(
			`Port ${port} for the emulator is in use: end the program that listens there, or choose another port with \`npm start -- --emulator-port ${port + 1}\`.`,
		);
		server.close();
	});
});
