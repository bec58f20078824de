import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startEmulator } from '../index';
import { openGroup } from './openGroup';

// Runs twice: as the load generator, and (with --serve) as the emulator in a process of its own.
const neededPerSecond = 3_000;
const phoneNumberId = '106540352242922';

interface Serving {
	url: string;
	groupId: string;
}

async function serve(): Promise<void> {
	const emulator = await startEmulator({ settings: { messagesPerSecond: 0 } });
	const { groupId } = await openGroup(emulator, { participants: 8 });
	const serving: Serving = { url: emulator.url, groupId };
	process.send?.(serving);
	process.on('message', () =>
		process.send?.({ heapMegabytes: Math.round(process.memoryUsage().heapUsed / 1024 / 1024) }),
	);
}

async function measure(seconds: number, connections: number): Promise<void> {
	const server = fork(__filename, ['--serve'], { stdio: 'inherit' });
	const [{ url, groupId }] = (await once(server, 'message')) as [Serving];
	const result = await autocannon({
		url: `${url}/v25.0/${phoneNumberId}/messages`,
		method: 'POST',
		duration: seconds,
		connections,
		headers: { authorization: 'Bearer EMULATOR_TOKEN', 'content-type': 'application/json' },
		body: JSON.stringify({
			messaging_product: 'whatsapp',
			recipient_type: 'group',
			to: groupId,
			type: 'text',
			text: { body: 'The viewing is on Saturday at ten.' },
		}),
	});
	server.send('memory?');
	const [{ heapMegabytes }] = (await once(server, 'message')) as [{ heapMegabytes: number }];
	server.kill();
	const figures = {
		perSecond: Math.round(result.requests.average),
		accepted: result['2xx'],
		refused: result.non2xx,
		latencyMs: { median: result.latency.p50, p99: result.latency.p99 },
		heapMegabytes,
	};
	process.stdout.write(`${JSON.stringify(figures)}\n`);
	if (figures.perSecond < neededPerSecond || figures.refused > 0) {
		process.stderr.write(
			`The emulator must take ${neededPerSecond} messages per second, all of them.\n`,
		);
		process.exitCode = 1;
	}
}

const { values } = parseArgs({
	options: {
		serve: { type: 'boolean', default: false },
		seconds: { type: 'string', default: '10' },
		connections: { type: 'string', default: '64' },
	},
});
void (values.serve ? serve() : measure(Number(values.seconds), Number(values.connections)));
