import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile, mkdir, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { manifestFiles, treeFolder } from './cacheFolder';
import { CannotContinue, explainNpmFailure, isOffline } from './cannotContinue';
import { runToEnd } from './children';
import { cleanEnvironment } from './cleanEnvironment';
import { withInstallLock } from './installLock';
import { findNode, type NodeForN8n } from './nodeForN8n';
import manifest from './package.json';
import { countInstalled, readPackagePlaces } from './packagesInstalled';

/** An n8n ready to run: the Node it needs, its start script, and its own n8n-workflow. */
export type InstalledN8n = NodeForN8n & { n8n: string; workflowPackage: string };

export type InstallProgress = {
	phase: 'waiting' | 'packages' | 'database';
	done: number;
	total: number;
};
export type InstallOptions = {
	onProgress?: (progress: InstallProgress) => void;
	manifestFolder?: string;
	cacheRoot?: string;
};

/** The n8n that is installed, as package.json beside this file says. */
export const n8nVersion = manifest.dependencies.n8n;

const neededBytes = 4e9;
const countEveryMs = 2_000;

/** Where n8n is or will be, and whether it is there. */
export function isInstalled(options: InstallOptions = {}): boolean {
	return existsSync(treeFolder(options.manifestFolder ?? __dirname, options.cacheRoot));
}

/** Installs the locked n8n into the user's cache unless it is there, and says where it is. */
export async function ensureN8n(options: InstallOptions = {}): Promise<InstalledN8n> {
	const manifestFolder = options.manifestFolder ?? __dirname;
	const folder = treeFolder(manifestFolder, options.cacheRoot);
	const report = options.onProgress ?? (() => {});
	if (!existsSync(folder)) {
		await withInstallLock(
			folder,
			async () => {
				removeLeftovers(folder);
				if (!existsSync(folder)) await install(manifestFolder, folder, report);
			},
			() => report({ phase: 'waiting', done: 0, total: 0 }),
		);
	}
	const modules = join(folder, 'node_modules');
	return {
		...findNode(folder),
		n8n: join(modules, 'n8n', 'bin', 'n8n'),
		workflowPackage: join(modules, 'n8n-workflow'),
	};
}

/**
 * What a broken-off install left behind is never reused: the tree gets its name only when it is
 * complete.
 */
function removeLeftovers(folder: string): void {
	for (const entry of readdirSync(dirname(folder))) {
		if (entry.startsWith(`${basename(folder)}.partial`))
			rmSync(join(dirname(folder), entry), { recursive: true, force: true });
	}
}

async function install(
	manifestFolder: string,
	folder: string,
	report: (progress: InstallProgress) => void,
): Promise<void> {
	const partial = `${folder}.partial-${process.pid}`;
	await mkdir(partial, { recursive: true });
	await refuseFullDisk(partial);
	for (const file of manifestFiles(manifestFolder))
		await copyFile(join(manifestFolder, file), join(partial, file));
	try {
		await installPackages(partial, report);
		report({ phase: 'database', done: 0, total: 1 });
		await buildDatabaseDriver(partial);
		renameSync(partial, folder);
	} catch (error) {
		rmSync(partial, { recursive: true, force: true });
		throw error;
	}
}

async function refuseFullDisk(folder: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	if (bavail * bsize > neededBytes) return;
	throw new CannotContinue(
		`n8n needs about 2.5 GB in ${dirname(folder)}: free at least 4 GB there (or set XDG_CACHE_HOME to a larger disk) and run the command again.`,
	);
}

async function installPackages(
	partial: string,
	report: (progress: InstallProgress) => void,
): Promise<void> {
	const places = await readPackagePlaces(partial);
	report({ phase: 'packages', done: 0, total: places.length });
	const timer = setInterval(() => {
		void countInstalled(partial, places).then((count) => report({ phase: 'packages', ...count }));
	}, countEveryMs);
	// The peers of n8n's many libraries contradict each other, and none of its install scripts is
	// needed but one. Not `npm ci`: it stops when a registry lacks an optional package of some other
	// platform.
	const args = [
		'install',
		'--legacy-peer-deps',
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		await reach(partial),
	];
	const { exitCode, output } = await runToEnd('npm', args, {
		cwd: partial,
		env: cleanEnvironment(),
	});
	clearInterval(timer);
	if (exitCode !== 0) throw explainNpmFailure('npm install (n8n)', output);
}

/**
 * Without a network npm asks again and again for minutes; one question tells, and npm's cache may
 * be enough.
 */
async function reach(cwd: string): Promise<'--offline' | '--prefer-offline'> {
	const { exitCode, output } = await runToEnd(
		'npm',
		['view', 'n8n', 'version', '--fetch-retries=0', '--fetch-timeout=20000'],
		{ cwd, env: cleanEnvironment() },
	);
	return exitCode !== 0 && isOffline(output) ? '--offline' : '--prefer-offline';
}

/** SQLite's driver is the only part that must be fetched or compiled for this machine. */
async function buildDatabaseDriver(partial: string): Promise<void> {
	const { node, headers } = findNode(partial);
	const path = [dirname(node), process.env['PATH']].join(process.platform === 'win32' ? ';' : ':');
	const env = cleanEnvironment({
		PATH: path,
		...(headers === undefined ? {} : { npm_config_nodedir: headers }),
	});
	const built = await runToEnd('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
		cwd: partial,
		env,
	});
	const loaded = await runToEnd(node, ['-e', 'require("sqlite3")'], { cwd: partial, env });
	if (built.exitCode === 0 && loaded.exitCode === 0) return;
	throw new CannotContinue(
		'The SQLite driver of n8n could be neither fetched from GitHub nor compiled: allow access to github.com, or install make, g++ and python3, and run the command again.',
	);
}
