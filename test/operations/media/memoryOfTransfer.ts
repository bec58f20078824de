import Module from 'node:module';
import { Readable } from 'node:stream';
import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

/**
 * A process of its own that uploads a document of so many megabytes from the disk, or downloads one
 * to it, and tells by how many megabytes its memory grew meanwhile. Started by `memory.test.ts`
 * with the credential, and the size or the media ID.
 */
const megabyte = 1024 * 1024;

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
	const before = process.memoryUsage().rss;
	let highest = before;
	const sampling = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 10);
	await (operation === 'download' ? download(what) : upload(Number(what)));
	clearInterval(sampling);
	process.stdout.write(
		JSON.stringify({ grewMegabytes: Math.round((highest - before) / megabyte) }),
		() => process.exit(0),
	);
}

const [credentials = '', operation = '', what = ''] = process.argv.slice(2);
void main(JSON.parse(credentials) as ICredentialDataDecryptedObject, operation, what);
