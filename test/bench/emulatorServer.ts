import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
	createServer,
	get,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { subscribe } from 'node:diagnostics_channel';
import { startEmulator } from '../../emulator';
import { defaultAccounts } from '../../emulator/accounts';
import type { AccountsSeed, PhoneNumberSeed } from '../../emulator/state/accounts';
import { emulatorAccount } from '../../n8nServer/credential';

/** What the server prints once it listens. */
export type EmulatorAddresses = { url: string; tlsPort: number; countUrl: string };

/**
 * Graph forwards versions that it no longer has to the oldest one it has; the emulator refuses
 * them.
 */
const servedVersion = 'v25.0';
const loopback = '127.0.0.1';

/** One number per case, so that the limit used up by one says nothing about the next. */
function accountsWith(extraNumbers: number): AccountsSeed {
	const numbers: PhoneNumberSeed[] = Array.from({ length: extraNumbers }, (_, index) => {
		const number = `1555079${String(index).padStart(4, '0')}`;
		return {
			id: `20654035224${String(index).padStart(4, '0')}`,
			number,
			display: `+${number}`,
			verifiedName: 'Lucky Shrub',
		};
	});
	const businesses = defaultAccounts.businesses.map((business, index) =>
		index === 0 ? { ...business, phoneNumbers: [...business.phoneNumbers, ...numbers] } : business,
	);
	return { ...defaultAccounts, businesses };
}

/**
 * The HTTP server inside the emulator, learnt from its first request: it then also answers what
 * came over TLS, without a hop between.
 */
async function serverInside(url: string): Promise<Server> {
	const found = new Promise<Server>((resolve) => {
		subscribe('http.server.request.start', (message) =>
			resolve((message as { server: Server }).server),
		);
	});
	const [response] = (await once(get(`${url}/_emulator/state`), 'response')) as [IncomingMessage];
	response.resume();
	return await found;
}

function answerAppToken(response: ServerResponse): void {
	response.setHeader('content-type', 'application/json');
	response.end(
		JSON.stringify({
			access_token: `${emulatorAccount.appId}|${emulatorAccount.appSecret}`,
			token_type: 'bearer',
		}),
	);
}

async function listen(
	server: Pick<Server, 'listen' | 'address'> & NodeJS.EventEmitter,
): Promise<number> {
	server.listen(0, loopback);
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

async function main([
	keyFile = '',
	certFile = '',
	extraNumbers = '0',
	latencyMs = '0',
]: string[]): Promise<void> {
	const settings = { latencyMs: Number(latencyMs), receipts: false };
	const emulator = await startEmulator({ accounts: accountsWith(Number(extraNumbers)), settings });
	const inside = await serverInside(emulator.url);
	let connections = 0;
	const tls = createTlsServer(
		{ key: readFileSync(keyFile), cert: readFileSync(certFile), keepAliveTimeout: 60_000 },
		(request, response) => {
			request.url = (request.url ?? '').replace(/^\/v\d+\.0\//, `/${servedVersion}/`);
			if (request.url.endsWith('/oauth/access_token')) answerAppToken(response);
			else inside.emit('request', request, response);
		},
	);
	tls.on('secureConnection', () => (connections += 1));
	const counter = createServer((request, response) => {
		if (request.method === 'DELETE') tls.closeIdleConnections();
		response.end(String(connections));
	});
	const addresses: EmulatorAddresses = {
		url: emulator.url,
		tlsPort: await listen(tls),
		countUrl: `http://${loopback}:${await listen(counter)}`,
	};
	console.log(JSON.stringify(addresses));
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
