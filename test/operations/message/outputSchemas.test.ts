import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { itemWithFile } from '../../support/binaryFiles';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { deviations, readOutputSchema } from '../../support/outputSchema';

const named = (value: string) => ({ __rl: true, mode: 'name', value });
const template = { templateName: named('hello_group'), languageCode: named('en') };
const pdf = itemWithFile(Buffer.from('%PDF'), { mimeType: 'application/pdf' });

let host: EmulatorHost;
let groupId: string;
let messageId: string;
let receivedId: string;
let mediaId: string;
beforeAll(async () => {
	host = await startEmulatorHost();
	({ groupId } = await host.createOpenGroup());
	const [sent] = await host.outputs({
		resource: 'message',
		operation: 'sendText',
		groupId: byId(groupId),
		text: 'Hello',
	});
	messageId = String(sent?.messageId);
	const [person] = (await host.seeGroup(groupId)).participants;
	const media = { kind: 'document', mimeType: 'application/pdf' };
	const written = await host.emulator.control<{ messageId: string; mediaId: string }>(
		'POST',
		'/people/write',
		{ groupId, waId: person?.waId, media },
	);
	[receivedId, mediaId] = [written.messageId, written.mediaId];
});
afterAll(async () => await host.close());

const cases: Array<[string, string, () => INodeParameters, INodeExecutionData[]?]> = [
	[
		'message',
		'sendText',
		() => ({ groupId: byId(groupId), text: 'Hello', options: { pinForDays: 1 } }),
	],
	['message', 'sendMedia', () => ({ groupId: byId(groupId), mediaType: 'document' }), [pdf]],
	['message', 'sendTemplate', () => ({ groupId: byId(groupId), ...template })],
	['message', 'pin', () => ({ groupId: byId(groupId), messageId })],
	['message', 'unpin', () => ({ groupId: byId(groupId), messageId })],
	['message', 'markRead', () => ({ messageId: receivedId })],
	['media', 'upload', () => ({}), [pdf]],
	['media', 'download', () => ({ mediaId })],
	['media', 'delete', () => ({ mediaId })],
	['template', 'getMany', () => ({ returnAll: true })],
	['template', 'getLibrary', () => ({ returnAll: true })],
	[
		'template',
		'createFromLibrary',
		() => ({ libraryTemplateName: named('group_invite_link_1'), name: 'mine', language: 'en' }),
	],
	[
		'inviteLink',
		'send',
		() => ({
			groupId: byId(groupId),
			people: '+16505551234',
			templateName: named('group_invite_link_1'),
			languageCode: named('en'),
			bodyParameters: { parameter: [{ text: 'Sheena' }] },
		}),
	],
];

it.each(cases)(
	'the output of %s %s is what its schema says',
	async (...[resource, operation, toFields, items]) => {
		const outputs = await host.outputs({ resource, operation, ...toFields() }, items && { items });
		expect(outputs.length).toBeGreaterThan(0);
		expect(outputs.flatMap((output) => deviations(resource, operation, output))).toEqual([]);
		expect(Object.keys(readOutputSchema(resource, operation).properties)).toEqual(
			expect.arrayContaining(Object.keys(outputs[0] ?? {})),
		);
	},
);
