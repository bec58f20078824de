import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import axios from 'axios';
import { checkNginx } from '../../n8nServer/reverseProxy';
import { makeCertificate } from '../bench/certificate';
import { addresses, folder, startBehind, stop, upgrade, type Behind } from './behindNginx';
import { authentic, floods, floodWith, sendOne, type Sent } from './flood';
import {
	allBelowEnvironment,
	configurations,
	editorBelowEnvironment,
	listAddresses,
} from './nginxOfDocs';
import { newMessage, signed } from './signedWebhook';
import { listenFor, type Listening } from './triggerWorkflow';
import { answer, answered, ask, outputOf } from './waitingWorkflow';

const quiet = { proxy: false as const, validateStatus: () => true };
const longMs = 240_000;
const statuses = (all: readonly Sent[]) => [...new Set(all.map(({ status }) => status))].sort();

it.each(Object.entries(configurations))('nginx takes the file for %s as it is', async (_, text) => {
	const { certFile, keyFile } = await makeCertificate('n8n.example.com', folder);
	const here = text
		.replace(/(?<=ssl_certificate )[^;]+/, certFile)
		.replace(/(?<=ssl_certificate_key )[^;]+/, keyFile)
		.replace('/etc/nginx/whatsapp-addresses.conf', addresses);
	const { exitCode, output } = await checkNginx(join(folder, 'check'), here);
	expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
});

it("makes lines for nginx of what is told of WhatsApp's addresses", () => {
	const told =
		'route:      192.0.2.0/24\ndescr:      Meta\nroute6:     2001:db8::/32\nroute:      192.0.2.0/24\n';
	const [, toLines = ''] = /^whois [^|]*\| (.*) > \S+$/m.exec(listAddresses) ?? [];
	const lines = execFileSync('sh', ['-c', toLines], { input: told, encoding: 'utf8' });
	expect(lines).toBe('192.0.2.0/24 1;\n2001:db8::/32 1;\n');
});

describe('n8n behind nginx, at the root', () => {
	let behind: Behind;
	let listening: Listening;

	beforeAll(async () => {
		behind = await startBehind('at the root', 'N8N_WEBHOOK_URL=https://n8n.example.com/\n');
		listening = await listenFor(behind.suite, ['message.received']);
	}, longMs);
	afterAll(async () => await stop(behind), longMs);

	it('takes signed webhooks, also of 3 MB, and refuses others', async () => {
		expect(listening.address).toContain(behind.url);
		const padding = `{"padding":"${'x'.repeat(2_900_000)}",`;
		const large = signed(newMessage().body.replace(/^\{/, padding));
		const { body } = newMessage();
		expect(await sendOne(authentic(listening.address, large))).toMatchObject({ status: 200 });
		expect(await sendOne({ url: listening.address, body })).toMatchObject({ status: 401 });
		expect(await listening.finished({ atLeast: 1 })).toHaveLength(1);
	});

	it('keeps the connection of the editor open', async () => {
		expect(await upgrade(`${behind.url}/rest/push?pushRef=one`)).toBe(101);
	});

	it('goes on by a link of Send and Wait', async () => {
		const suite = { ...behind.suite, n8nUrl: behind.url };
		const question = await ask(suite);
		expect(question.links[0]).toContain(`${behind.url}/webhook-waiting/`);
		await answer(question.links[0] ?? '', { answer: 'approve' });
		expect(await outputOf(suite, question)).toEqual(answered(question, { approved: true }));
	});

	it(
		'hears nearly nothing of a flood from one address; good webhooks from another are all taken',
		async () => {
			const seconds = 10;
			const unsigned = floods['without a signature'];
			const before = await listening.executionCount();
			const alone = await bringEvenly({ perSecond: 4, seconds });
			const startMs = performance.now();
			const [flood, good] = await Promise.all([
				floodWith((at) => ({ ...unsigned?.(listening.address, at), url: listening.address }), {
					perSecond: 300,
					seconds,
				}),
				bringEvenly({ perSecond: 4, seconds }),
			]);
			const tookSeconds = (performance.now() - startMs) / 1_000;
			const passed = flood.filter(({ status }) => status === 401).length;
			console.log(describeFlood({ alone, good, flood, passed, tookSeconds }));
			expect(statuses([...alone, ...good])).toEqual([200]);
			expect(statuses(flood)).toEqual([401, 429]);
			expect(passed).toBeLessThanOrEqual(10 * tookSeconds + 22);
			const all = before + alone.length + good.length;
			expect(await listening.finished({ atLeast: all })).toHaveLength(all);
		},
		longMs,
	);

	/** From an address of its own. */
	const bringEvenly = async (rate: { perSecond: number; seconds: number }) =>
		await floodWith(
			() => ({ ...authentic(listening.address, newMessage()), from: '127.0.0.2' }),
			rate,
		);
});

function describeFlood({
	alone,
	good,
	flood,
	passed,
	tookSeconds,
}: Record<'alone' | 'good' | 'flood', Sent[]> & Record<'passed' | 'tookSeconds', number>): string {
	const median = (all: Sent[]) =>
		Math.round(all.map(({ answeredMs }) => answeredMs).sort((a, b) => a - b)[all.length >> 1] ?? 0);
	return `Without the flood ${alone.length} good ones, median ${median(alone)} ms; with it ${good.length}, median ${median(good)} ms. Of ${flood.length} others in ${tookSeconds.toFixed(1)} s, ${passed} reached n8n.`;
}

describe.each([
	['the editor below a path', editorBelowEnvironment, ''],
	['everything below a path', allBelowEnvironment, '/n8n'],
] as const)('n8n behind nginx, %s', (place, environment, prefix) => {
	let behind: Behind;

	beforeAll(async () => {
		behind = await startBehind(place, environment);
	}, longMs);
	afterAll(async () => await stop(behind), longMs);

	it('shows the editor there, with its files and its connection', async () => {
		const page = await axios.get<string>(`${behind.url}/n8n/`, quiet);
		const [, script = ''] = /src="(\/n8n\/[^"]+\.js)"/.exec(page.data) ?? [];
		const file = await axios.get<string>(behind.url + script, quiet);
		expect(file.headers['content-type']).toContain('javascript');
		expect(await upgrade(`${behind.url}/n8n/rest/push?pushRef=one`)).toBe(101);
	});

	it('takes signed webhooks, and goes on by a link of Send and Wait', async () => {
		const listening = await listenFor(behind.suite, ['message.received']);
		expect(listening.address).toContain(`${behind.url}${prefix}/webhook/`);
		expect(await sendOne(authentic(listening.address, newMessage()))).toMatchObject({
			status: 200,
		});
		await listening.stop();
		const suite = { ...behind.suite, n8nUrl: `${behind.url}${prefix}` };
		const question = await ask(suite);
		expect(question.links[0]).toContain(`${behind.url}${prefix}/webhook-waiting/`);
		await answer(question.links[0] ?? '', { answer: 'approve' });
		expect(await outputOf(suite, question)).toEqual(answered(question, { approved: true }));
	});
});
