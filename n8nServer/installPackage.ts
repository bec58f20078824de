import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainNpmFailure } from './cannotContinue';
import { runToEnd } from './children';
import { cleanEnvironment } from './cleanEnvironment';

const packageName = 'n8n-nodes-whatsapp-groups';

/**
 * Installs a packed tarball the way n8n does for its users; false when exactly this tarball is
 * there already.
 */
export async function installPackage(
	tarball: string,
	userFolder: string,
	workflowPackage: string,
): Promise<boolean> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const stamp = join(nodes, '.installed-tarball');
	const hash = createHash('sha256').update(readFileSync(tarball)).digest('hex');
	const installed = existsSync(join(nodes, 'node_modules', packageName, 'package.json'));
	if (installed && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) {
		linkWorkflowPackage(nodes, workflowPackage);
		return false;
	}
	mkdirSync(nodes, { recursive: true });
	rmSync(stamp, { force: true });
	await install(nodes, tarball);
	linkWorkflowPackage(nodes, workflowPackage);
	writeFileSync(stamp, hash);
	return true;
}

async function install(nodes: string, tarball: string): Promise<void> {
	const manifest = join(nodes, 'package.json');
	if (!existsSync(manifest))
		writeFileSync(
			manifest,
			JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
		);
	// Same name and version with other content: npm would keep what it has, and its lock file would
	// refuse the new bytes.
	rmSync(join(nodes, 'node_modules'), { recursive: true, force: true });
	rmSync(join(nodes, 'package-lock.json'), { force: true });
	const args = [
		'install',
		'--no-audit',
		'--no-fund',
		'--ignore-scripts',
		'--legacy-peer-deps',
		'--no-package-lock',
		tarball,
	];
	const { exitCode, output } = await runToEnd('npm', args, { cwd: nodes, env: cleanEnvironment() });
	if (exitCode !== 0) throw explainNpmFailure('npm install (the package into n8n)', output);
}

/**
 * n8n finds its own n8n-workflow for installed nodes, unless a checkout above the user folder has
 * another copy: this link wins over it.
 */
function linkWorkflowPackage(nodes: string, workflowPackage: string): void {
	const link = join(nodes, 'node_modules', 'n8n-workflow');
	rmSync(link, { recursive: true, force: true });
	symlinkSync(workflowPackage, link, 'junction');
}
