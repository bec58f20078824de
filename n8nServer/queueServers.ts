import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotContinue } from './cannotContinue';
import { runToEnd, type User } from './children';
import { findProgram } from './findProgram';
import { freePort } from './pickPorts';
import { startServing } from './startServing';

const loopback = '127.0.0.1';
const timeoutMs = 60_000;
const programs = ['redis-server', 'initdb', 'postgres'];

/**
 * Why the suite of the queue mode cannot run here, as a sentence that says what to do; nothing when
 * it can.
 */
export function whyNoQueueMode(): string | undefined {
	const missing = programs.filter((name) => findProgram(name) === undefined);
	if (missing.length === 0) return undefined;
	return `n8n's queue mode needs Redis and PostgreSQL, and ${missing.join(', ')} cannot be found: install both (Debian: apt-get install redis-server postgresql; Homebrew: brew install redis postgresql).`;
}

/**
 * Redis and PostgreSQL, new and empty, on free ports of loopback; gives what n8n must be told of
 * them.
 */
export async function startQueueServers(folder: string): Promise<NodeJS.ProcessEnv> {
	const [redis, postgres] = await Promise.all([
		startRedis(join(folder, 'redis')),
		startPostgres(join(folder, 'postgres')),
	]);
	return { ...redis, ...postgres };
}

async function startRedis(folder: string): Promise<NodeJS.ProcessEnv> {
	await mkdir(folder, { recursive: true });
	const port = String(await freePort());
	const args = [
		'--port',
		port,
		'--bind',
		loopback,
		'--dir',
		folder,
		'--save',
		'',
		'--appendonly',
		'no',
	];
	await startServing({
		what: 'Redis',
		file: findProgram('redis-server') ?? '',
		args,
		readyLine: 'Ready to accept connections',
		timeoutMs,
	});
	return { QUEUE_BULL_REDIS_HOST: loopback, QUEUE_BULL_REDIS_PORT: port };
}

async function startPostgres(folder: string): Promise<NodeJS.ProcessEnv> {
	await mkdir(folder, { recursive: true });
	const user = await postgresUser();
	if (user !== undefined) await chown(folder, user.uid, user.gid);
	const initdb = [
		'-D',
		folder,
		'-U',
		'n8n',
		'--auth=trust',
		'--encoding=UTF8',
		'--locale=C',
		'--no-sync',
	];
	const { exitCode, output } = await runToEnd(findProgram('initdb') ?? '', initdb, {
		cwd: folder,
		user,
	});
	if (exitCode !== 0)
		throw new CannotContinue(
			`PostgreSQL could not make a database; its last lines say why:\n${output.split('\n').slice(-15).join('\n')}`,
		);
	const port = String(await freePort());
	const settings = [
		`listen_addresses=${loopback}`,
		`port=${port}`,
		'unix_socket_directories=',
		'fsync=off',
	];
	const args = ['-D', folder, ...settings.flatMap((setting) => ['-c', setting])];
	await startServing({
		what: 'PostgreSQL',
		file: findProgram('postgres') ?? '',
		args,
		cwd: folder,
		user,
		readyLine: 'is ready to accept connections',
		timeoutMs,
	});
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: loopback,
		DB_POSTGRESDB_PORT: port,
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_DATABASE: 'postgres',
	};
}

/** PostgreSQL refuses to run as root; Debian's package has made an account for it. */
async function postgresUser(): Promise<User | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const [uid, gid] = await Promise.all(
		['-u', '-g'].map(async (which) => await runToEnd('id', [which, 'postgres'])),
	);
	if (uid?.exitCode === 0 && gid?.exitCode === 0)
		return { uid: Number(uid.output), gid: Number(gid.output) };
	throw new CannotContinue(
		'PostgreSQL does not run as root, and there is no user "postgres": run this as another user.',
	);
}
