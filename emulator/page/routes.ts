import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isFromHere } from '../fromHere';

const contentTypes: Readonly<Record<string, string>> = {
	'page.css': 'text/css; charset=utf-8',
	'main.js': 'text/javascript; charset=utf-8',
	'chat.js': 'text/javascript; charset=utf-8',
	'control.js': 'text/javascript; charset=utf-8',
	'elements.js': 'text/javascript; charset=utf-8',
};

const headers = {
	'content-security-policy':
		"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'no-referrer',
	'cross-origin-resource-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cache-control': 'no-store',
};

/** The page at the emulator's address; whoever asks for no page gets Graph's answer there. */
export function addPage(
	scope: FastifyInstance,
	otherwise: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): void {
	const give = async (reply: FastifyReply, file: string, type: string) =>
		await reply.headers(headers).type(type).send(read(file));

	scope.get('/', async (request, reply) => {
		if (!(request.headers.accept ?? '').includes('text/html'))
			return await otherwise(request, reply);
		if (!isFromHere(request)) return await refuse(reply);
		return await give(reply, 'page.html', 'text/html; charset=utf-8');
	});

	for (const [file, type] of Object.entries(contentTypes))
		scope.get(`/_page/${file}`, async (request, reply) =>
			isFromHere(request) ? await give(reply, file, type) : await refuse(reply),
		);
}

function read(file: string): string {
	return readFileSync(join(__dirname, file), 'utf8');
}

async function refuse(reply: FastifyReply): Promise<void> {
	await reply
		.code(403)
		.type('text/plain; charset=utf-8')
		.send('This page is only for a browser on the machine of the emulator, at http://127.0.0.1.');
}
