import { execFileSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ESLint as ESLintClass, Linter } from 'eslint';
import { findMalware } from './malwarePatterns';
import { faultsOf, type PackedTarball } from './tarballContent';

/**
 * n8n's verification rules, applied as n8n applies them: to the source, and to the files of the
 * packed tarball, with inline suppressions ignored. Warnings count as errors. Then what its malware
 * scan would find in the tarball. Builds first, so that it looks at what would be published now.
 * With `--linted` it leaves out the source, which `npm run lint` holds to the same rules.
 */
const isLinted = process.argv.includes('--linted');
const root = path.join(__dirname, '..');

interface Finding {
	readonly file: string;
	readonly line: number;
	readonly rule: string | null;
	readonly message: string;
}

interface Part {
	readonly files: number;
	readonly findings: readonly Finding[];
}

/** Every file of the tarball, whatever its type. */
function scanForMalware(folder: string): Part {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
	const findings = files.flatMap((file) =>
		findMalware(file, readFileSync(path.join(folder, file), 'utf8')).map(
			({ line, name, text }) => ({ file, line, rule: name, message: text }),
		),
	);
	return { files: files.length, findings };
}

async function lint(folder: string, patterns: string[]): Promise<Part> {
	// ESLint and the two plugins are ESM or have ESM parts, so they are loaded when they are needed.
	const { ESLint } = (await import('eslint')) as { ESLint: typeof ESLintClass };
	const { n8nCommunityNodesPlugin } = await import('@n8n/eslint-plugin-community-nodes');
	const { default: n8nNodesBase } = await import('eslint-plugin-n8n-nodes-base');
	const { default: tseslint } = await import('typescript-eslint');
	const { shippedRules } = await import('../eslint.shipped.mjs');
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: shippedRules({
			n8nCommunityNodesPlugin,
			n8nNodesBase,
			parser: tseslint.parser,
		}) as Linter.Config[],
	});
	const results = await eslint.lintFiles(patterns);
	const findings = results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, ruleId, message }) => ({
			file: path.relative(folder, filePath),
			line,
			rule: ruleId,
			message,
		})),
	);
	return { files: results.length, findings };
}

/** Packs the package and unpacks it again, so that exactly what users get is looked at. */
function unpackTarball(folder: string): string {
	// `npm test` checks the types beside this.
	execFileSync('npm', ['run', 'build', '--silent', '--', '--noCheck'], { cwd: root });
	const packed = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
		cwd: root,
		encoding: 'utf8',
	});
	const [tarball] = JSON.parse(packed) as [PackedTarball];
	console.log(`tarball: ${tarball.files.length} files, ${tarball.size} bytes packed`);
	const [fault] = faultsOf(tarball);
	if (fault !== undefined) throw new Error(`The tarball is not as it should be: ${fault}`);
	execFileSync('tar', ['-xzf', path.join(folder, tarball.filename), '-C', folder]);
	const unpacked = path.join(folder, 'package');
	const { n8n } = JSON.parse(readFileSync(path.join(unpacked, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	for (const file of [...n8n.nodes, ...n8n.credentials]) {
		if (!existsSync(path.join(unpacked, file))) throw new Error(`The tarball lacks ${file}`);
	}
	return unpacked;
}

/** A scan that finds nothing proves little: it must find these, though they are suppressed. */
async function proveThatItFinds(folder: string): Promise<void> {
	const canary = path.join(folder, 'canary');
	mkdirSync(path.join(canary, 'nodes'), { recursive: true });
	const source = '/* eslint-disable */\nsetTimeout(() => console.log(1), 1);\ndownloadFile(1);\n';
	writeFileSync(path.join(canary, 'nodes', 'canary.js'), source);
	const { findings } = await lint(canary, ['**/*.js']);
	const seen = scanForMalware(canary).findings;
	if (findings.length < 2 || seen.length < 1)
		throw new Error('The scan does not find what it must find');
}

async function scan(): Promise<number> {
	const folder = mkdtempSync(path.join(tmpdir(), 'scan-'));
	try {
		await proveThatItFinds(folder);
		const unpacked = unpackTarball(folder);
		const source = ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'];
		const parts = {
			...(!isLinted && { source: await lint(root, source) }),
			package: await lint(unpacked, ['package.json', '**/*.js']),
			malware: scanForMalware(unpacked),
		};
		for (const [name, { files, findings }] of Object.entries(parts)) {
			console.log(`${name}: ${files} files, ${findings.length} findings`);
			for (const { file, line, rule, message } of findings)
				console.log(`  ${file}:${line} ${rule} ${message}`);
		}
		return Object.values(parts).some(({ findings }) => findings.length > 0) ? 1 : 0;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

void scan().then((exitCode) => {
	process.exitCode = exitCode;
});
