import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { installDeduplication } from './deduplication';
import { byId, startEmulatorHost, type EmulatorHost } from './emulatorHost';

export type Given = IDataObject & { readonly options?: IDataObject };

/** Messages to one group under a Resume Key; both are other ones in each test of the file. */
export interface ResumedSending {
	readonly host: EmulatorHost;
	readonly groupId: string;
	readonly resumeKey: string;
	/** The message with its recipient and key, as the panel has it. */
	parametersOf(given: Given): IDataObject;
	/** Runs the node with one item; gives whether it was skipped, and else was sent. */
	isSkipped(given: Given, item?: INodeExecutionData): Promise<boolean>;
}

/** To be called once in a test file. */
export function useResumedSending(): ResumedSending {
	let host: EmulatorHost;
	let groupId: string;
	let keys = 0;
	beforeAll(async () => {
		await installDeduplication();
		host = await startEmulatorHost({ settings: { messagesPerSecond: 0 } });
	});
	beforeEach(async () => {
		({ groupId } = await host.createOpenGroup());
		keys += 1;
	});
	afterAll(async () => await host.close());
	const sending: ResumedSending = {
		get host() {
			return host;
		},
		get groupId() {
			return groupId;
		},
		get resumeKey() {
			return `key ${keys}`;
		},
		parametersOf: (given) => ({
			resource: 'message',
			groupId: byId(groupId),
			...given,
			options: { ...given.options, resumeKey: sending.resumeKey },
		}),
		isSkipped: async (given, item = { json: {} }) => {
			const parameters = sending.parametersOf(given) as never;
			const [output] = await host.outputs(parameters, { items: [item] });
			expect(output).toMatchObject(
				output?.skipped ? { groupId } : { messageId: expect.any(String) },
			);
			return output?.skipped === true;
		},
	};
	return sending;
}

export const text = (given: Given = {}): Given => ({
	operation: 'sendText',
	text: 'Hello',
	...given,
});

/** A template with the values of its form. */
export const template = (value: IDataObject, given: Given = {}): Given => ({
	operation: 'sendTemplate',
	templateName: byId('group_floorplan'),
	languageCode: byId('en_US'),
	variables: { mappingMode: 'defineBelow', value, schema: [], matchingColumns: [] },
	...given,
});
