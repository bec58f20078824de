import { FsByteStore } from '@n8n/blob-storage';
import { Container } from '@n8n/di';
import { BinaryDataBlobManager, BinaryDataService, ErrorReporter } from 'n8n-core';
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { makeTemporaryFolder } from './temporaryFolder';

/** Where n8n-core keeps its settings and files: a folder of this test file alone. */
const folder = makeTemporaryFolder('n8n-binary');
process.env.N8N_USER_FOLDER = folder;

/**
 * Lets n8n keep files on the disk, as it does by default since its version 2; before that it keeps
 * them in memory, as base64.
 */
export function keepFilesOnDisk(): BinaryDataService {
	const service = Container.get(BinaryDataService);
	const reportError = (error: unknown): void => void error;
	service.setManager(
		'filesystem-v2',
		new BinaryDataBlobManager(
			new FsByteStore({ storagePath: folder, reportError }),
			Container.get(ErrorReporter),
		),
	);
	return service;
}

export interface GivenFile {
	readonly mimeType: string;
	readonly fileName?: string;
}

/** An item with a file as n8n has it in memory. */
export function itemWithFile(
	content: Buffer,
	{ mimeType, fileName }: GivenFile,
	field = 'data',
): INodeExecutionData {
	const binary: IBinaryData = {
		mimeType,
		data: content.toString('base64'),
		...(fileName && { fileName }),
	};
	return { json: {}, binary: { [field]: binary } };
}

/** An item with a file as n8n has it on the disk. */
export async function itemWithStoredFile(
	service: BinaryDataService,
	content: Parameters<BinaryDataService['store']>[1],
	{ mimeType, fileName }: GivenFile,
): Promise<INodeExecutionData> {
	const location = { type: 'execution' as const, workflowId: 'test', executionId: '1' };
	const binary = await service.store(location, content, {
		mimeType,
		data: '',
		...(fileName && { fileName }),
	});
	return { json: {}, binary: { data: binary } };
}
