import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { addPage } from '../page/routes';

const folder = join(__dirname, '../page');
const files = readdirSync(folder).filter((file) => !file.endsWith('.ts'));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const html = 'text/html,application/xhtml+xml';

describe('the page at the emulator’s address', () => {
	let server: FastifyInstance;
	beforeAll(() => {
		server = fastify();
		addPage(server, async (_request, reply) => void (await reply.code(404).send('Graph')));
	});
	afterAll(async () => await server.close());

	const get = async (
		url: string,
		{ accept = html, host = '127.0.0.1:4010', ip = '127.0.0.1' } = {},
	) => await server.inject({ url, headers: { accept, host }, remoteAddress: ip });

	it('is given to a browser, which may run and load nothing from elsewhere', async () => {
		const { statusCode, headers, body } = await get('/');
		expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
		expect(body).toContain('<title>WhatsApp Groups emulator</title>');
		const policy = String(headers['content-security-policy']);
		expect(policy).toContain("default-src 'none'; script-src 'self'");
		expect(policy).not.toContain('unsafe');
	});

	it('loads every file that it names', async () => {
		const named = [...read('page.html').matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(
			([, url]) => url,
		);
		const imported = files
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) =>
				[...read(file).matchAll(/from '\.(\/[^']+)'/g)].map(([, url]) => `/_page${url}`),
			);
		for (const url of [...named, ...imported]) {
			const { statusCode, headers, body } = await get(String(url), { accept: '*/*' });
			expect([url, statusCode]).toEqual([url, 200]);
			expect(body).toBe(read(String(url).replace('/_page/', '')));
			expect(headers['content-type']).toMatch(/^text\/(css|javascript); charset=utf-8$/);
			expect(headers['x-content-type-options']).toBe('nosniff');
		}
	});

	it('leaves the address to Graph for programs', async () => {
		const { statusCode, body } = await get('/', { accept: 'application/json, text/plain, */*' });
		expect([statusCode, body]).toEqual([404, 'Graph']);
	});

	it.each([
		['another machine', { ip: '192.0.2.7' }],
		['a host name of somebody else that points here', { host: 'rebound.example:4010' }],
		['a name that begins like an address of this machine', { host: '127.0.0.1.rebound.example' }],
	])('is not for %s', async (_who, from) => {
		for (const url of ['/', '/_page/main.js']) {
			const { statusCode, body } = await get(url, from);
			expect([statusCode, body.includes('only for a browser on the machine')]).toEqual([403, true]);
		}
	});

	it.each([
		{ host: 'localhost:4010' },
		{ host: '[::1]:4010', ip: '::1' },
		{ ip: '::ffff:127.0.0.1' },
	])('is there for %j', async (from) => expect((await get('/', from)).statusCode).toBe(200));

	it('gives no file that it does not name', async () => {
		for (const file of ['routes.ts', '..%2findex.ts', 'constructor'])
			expect((await get(`/_page/${file}`)).statusCode).toBe(404);
	});

	it('never reads as HTML or code what people wrote', () => {
		const scripts = files.filter((file) => file.endsWith('.js')).map(read);
		expect(scripts.length).toBeGreaterThan(0);
		for (const script of scripts)
			expect(script).not.toMatch(
				/innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|DOMParser|createContextualFragment|srcdoc|\beval\b|Function\(/,
			);
		expect(read('page.html')).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
	});
});
