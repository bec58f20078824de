import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotContinue } from './cannotContinue';

/** A Node new enough for n8n; `headers` is its folder with include/, when it brings one. */
export type NodeForN8n = { node: string; headers: string | undefined };

const neededMajor = 24;

/** The Node that npm installed beside n8n, else the one that runs us, if it is new enough. */
export function findNode(
	folder: string,
	own = { version: process.versions.node, path: process.execPath },
): NodeForN8n {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const packaged = join(folder, 'node_modules', `node-${platform}-${process.arch}`);
	const node = join(packaged, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (existsSync(node))
		return { node, headers: existsSync(join(packaged, 'include')) ? packaged : undefined };
	if (Number.parseInt(own.version, 10) >= neededMajor)
		return { node: own.path, headers: undefined };
	throw new CannotContinue(
		`n8n needs Node ${neededMajor}, npm offers none for ${process.platform} ${process.arch}, and this is Node ${own.version}: install Node ${neededMajor} and run the command again.`,
	);
}
