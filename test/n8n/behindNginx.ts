import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../../emulator';
import { endChild, type Child } from '../../n8nServer/children';
import { ensureN8n } from '../../n8nServer/install';
import { freePort } from '../../n8nServer/pickPorts';
import { startNginx } from '../../n8nServer/reverseProxy';
import { startN8n, type RunningN8n } from '../../n8nServer/server';
import { configurations, toEnvironment, toHere } from './nginxOfDocs';
import { packedTarball } from './packedTarball';
import { enterSuite, given, type Suite } from './suite';

export const folder = mkdtempSync(join(given('E2E_FOLDER'), 'proxy-'));
/** WhatsApp's, none of which are on this machine. */
export const addresses = join(folder, 'addresses.conf');
writeFileSync(addresses, '');

type Place = keyof typeof configurations;
export type Behind = {
	nginx: Child;
	n8n: RunningN8n;
	emulator: Emulator;
	suite: Suite;
	url: string;
};

/** n8n as the page says that it is told of its address, and nginx in front of it. */
export async function startBehind(place: Place, environment: string): Promise<Behind> {
	const [port, n8nPort] = [await freePort(), await freePort()];
	const url = `http://127.0.0.1:${port}`;
	const env = toEnvironment(environment.replaceAll('https://n8n.example.com', url));
	const [emulator, n8n] = await Promise.all([
		startEmulator(),
		startN8n({
			installed: await ensureN8n(),
			userFolder: join(folder, place.replaceAll(' ', '-')),
			port: n8nPort,
			env: { ...env, WEBHOOK_URL: env['N8N_WEBHOOK_URL'], N8N_PROXY_HOPS: '1' },
			tarball: packedTarball(),
		}),
	]);
	const nginx = await startNginx(
		join(folder, `nginx-${port}`),
		toHere(configurations[place], { addresses, n8nPort, port }),
	);
	return { nginx, n8n, emulator, suite: await enterSuite(n8n.url, emulator.url), url };
}

export async function stop({ nginx, n8n, emulator }: Behind): Promise<void> {
	await endChild(nginx);
	await n8n.stop();
	await emulator.close();
}

/** What becomes of a request for a WebSocket. */
export async function upgrade(url: string): Promise<number> {
	const headers = { connection: 'Upgrade', upgrade: 'websocket' };
	const key = { 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
	return await new Promise((resolve, reject) => {
		const asking = request(url, { agent: false, headers: { ...headers, ...key } }, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		});
		asking.on('upgrade', ({ statusCode }, socket) => {
			socket.destroy();
			resolve(statusCode ?? 0);
		});
		asking.on('error', reject).end();
	});
}
