import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(join(__dirname, '../../docs/self-hosting.md'), 'utf8');

/** The blocks of one language, in their order. */
const blocksOf = (language: string) =>
	[...page.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(
		([, code = '']) => code,
	);

const [file = '', editorBelow = '', allBelow = ''] = blocksOf('nginx');
const atRoot = / *\t# The editor\.[^]*?\n\t\}\n/;
const bothLocations = /\t# Webhooks, [^]*?\n(?=\}\n)/;

/** What stands in docs/self-hosting.md, by what n8n answers below. */
export const configurations = {
	'at the root': file,
	'the editor below a path': file.replace(atRoot, editorBelow),
	'everything below a path': file.replace(bothLocations, allBelow),
} as const;

/** What n8n is told in the second and the third. */
export const [editorBelowEnvironment = '', allBelowEnvironment = ''] = blocksOf('bash').filter(
	(code) => code.startsWith('N8N_PATH'),
);

/** The command that writes the addresses of WhatsApp. */
export const listAddresses = blocksOf('bash').find((code) => code.startsWith('whois ')) ?? '';

interface Here {
	/** The file with WhatsApp's addresses. */
	readonly addresses: string;
	readonly n8nPort: number;
	/** Without TLS, since the emulator trusts authorities only. */
	readonly port: number;
}

/** The same for ports of this machine. */
export function toHere(configuration: string, { addresses, n8nPort, port }: Here): string {
	return configuration
		.replaceAll('127.0.0.1:5678', `127.0.0.1:${n8nPort}`)
		.replace('/etc/nginx/whatsapp-addresses.conf', addresses)
		.replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
		.replace(/^\tssl_.*\n/gm, '');
}

/** `NAME=value` lines. */
export const toEnvironment = (code: string): Record<string, string> =>
	Object.fromEntries(
		code.split('\n').flatMap((line) => {
			const [name, ...value] = line.split('=');
			return name ? [[name, value.join('=')]] : [];
		}),
	);
