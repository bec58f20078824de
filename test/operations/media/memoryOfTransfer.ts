import Module from 'node:module';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

/**
 * A process of its own that uploads a document of so many megabytes from the disk, or downloads one
 * to it, and tells by how many megabytes what it holds in memory grew meanwhile. Started by
 * `memory.test.ts` with the credential, and the size or the media ID.
 */
const megabyte = 1024 * 1024;

/** What is really held: when garbage goes is up to each version of Node, and to how busy it is. */
function heldBytes(): number {
	if (!globalThis.gc) throw new Error('Start it with --expose-gc.');
	globalThis.gc();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** The most that was held while something was done, looked at again and again. */
async function highestUntil(done: Promise<unknown>): Promise<number> {
	let highest = 0;
	let isDone = false;
	const ended = done.finally(() => (isDone = true));
	while (!isDone) {
		highest = Math.max(highest, heldBytes());
		// The collection of garbage stops everything else: the transfer must get on, too.
		await Promise.race([ended, sleep(100)]);
	}
	return highest;
}

/**
 * Outside of Jest, `WhatsAppGroups.node` is `WhatsAppGroups.node.json` first: TypeScript has to
 * come before JSON.
 */
function preferTypeScript(): void {
	const { _extensions: extensions } = Module as unknown as { _extensions: Record<string, unknown> };
	const { '.json': json } = extensions;
	delete extensions['.json'];
	extensions['.json'] = json;
}

async function main(
	credentials: ICredentialDataDecryptedObject,
	operation: string,
	what: string,
): Promise<void> {
	preferTypeScript();
	const { runAction } = await import('../../support/actionHost');
	const { itemWithStoredFile, keepFilesOnDisk } = await import('../../support/binaryFiles');
	const store = async (size: number) => {
		const chunks = Array.from({ length: size }, (_value, index) => index);
		const content = Readable.from(chunks).map((chunk: number) => Buffer.alloc(megabyte, chunk));
		return await itemWithStoredFile(keepFilesOnDisk(), content, {
			mimeType: 'application/pdf',
			fileName: 'large.pdf',
		});
	};
	const run = async (parameters: INodeParameters, items?: INodeExecutionData[]) => {
		const result = await runAction({
			parameters: { resource: 'media', ...parameters },
			credentials,
			items,
		});
		return String(result.items[0]?.json.mediaId);
	};
	const upload = async (size: number) => await run({ operation: 'upload' }, [await store(size)]);
	const download = async (mediaId: string) => await run({ operation: 'download', mediaId });
	await download(await upload(1));
	const before = heldBytes();
	const transferred = operation === 'download' ? download(what) : upload(Number(what));
	const highest = await highestUntil(transferred);
	process.stdout.write(
		JSON.stringify({ grewMegabytes: Math.round((highest - before) / megabyte) }),
		() => process.exit(0),
	);
}

const [credentials = '', operation = '', what = ''] = process.argv.slice(2);
void main(JSON.parse(credentials) as ICredentialDataDecryptedObject, operation, what);
