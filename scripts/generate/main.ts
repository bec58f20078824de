import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { checkout, type GeneratedFile } from './generatedFile';
import { buildContributing } from './folders';
import { buildRegistries } from './registry';

/**
 * `npm run generate` writes everything that follows from the declarations. With `--check` it writes
 * nothing, and names the files that are stale. With `--release`, when a version is about to be
 * published, it also writes down what that version saves and puts out.
 */
const isCheck = process.argv.includes('--check');
const isRelease = process.argv.includes('--release');

/** Tables of Markdown stay as narrow as they are. */
async function toText({ file, source }: GeneratedFile): Promise<string> {
	if (file.endsWith('.md')) return source;
	return await format(source, { ...(await resolveConfig(file)), filepath: file });
}

async function put(generated: GeneratedFile): Promise<void> {
	const { file } = generated;
	const text = await toText(generated);
	if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
	console.log(path.relative(checkout, file));
	if (isCheck) {
		process.exitCode = 1;
		return;
	}
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
}

async function main(): Promise<void> {
	for (const registry of buildRegistries()) await put(registry);
	await put(await buildContributing());
	// Only now: it reads the registries.
	const { buildFromDeclarations, buildReleased } = await import('./declared');
	for (const generated of await buildFromDeclarations()) await put(generated);
	if (isRelease) await put(buildReleased());
}

void main()
	.catch((failure: unknown) => {
		console.error(failure instanceof Error ? failure.message : failure);
		process.exitCode = 1;
	})
	// What an operation waited for with n8n's `sleep` would keep the process for ten seconds more.
	.finally(() => process.exit());
