import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd, type Child, type Ending } from './children';
import { findProgram } from './findProgram';
import { startServing } from './startServing';

/** Why nothing can stand in front of n8n here, as a sentence that says what to do. */
export function whyNoReverseProxy(): string | undefined {
	if (findProgram('nginx') !== undefined) return undefined;
	return 'The tests behind a reverse proxy need nginx, and it cannot be found: install it (Debian: apt-get install nginx; Homebrew: brew install nginx). It does not have to run.';
}

/** The file around what belongs into nginx's `http` block; what nginx writes is in the folder. */
function write(folder: string, http: string): string[] {
	mkdirSync(folder, { recursive: true });
	const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
	const lines = [
		// Its workers would otherwise be somebody who may not read this folder.
		...(process.getuid?.() === 0 ? ['user root;'] : []),
		'daemon off;',
		`pid ${join(folder, 'nginx.pid')};`,
		'error_log stderr notice;',
		'events { worker_connections 4096; }',
		'http {',
		`access_log ${join(folder, 'access.log')};`,
		...kinds.map((kind) => `${kind}_temp_path ${join(folder, kind)};`),
		http,
		'}',
	];
	const file = join(folder, 'nginx.conf');
	writeFileSync(file, `${lines.join('\n')}\n`);
	return ['-e', 'stderr', '-p', folder, '-c', file];
}

/** What nginx says of a configuration that it does not run. */
export async function checkNginx(folder: string, http: string): Promise<Ending> {
	return await runToEnd(findProgram('nginx') ?? 'nginx', [...write(folder, http), '-t']);
}

/** nginx in front of something. */
export async function startNginx(folder: string, http: string): Promise<Child> {
	return await startServing({
		what: 'nginx',
		file: findProgram('nginx') ?? 'nginx',
		args: write(folder, http),
		readyLine: 'start worker process',
		timeoutMs: 30_000,
	});
}
