import {
	group,
	groupBehindFile,
	groupWhereAnaWrote,
	groupWithAna,
	groupWithMessage,
	groupWithPicture,
	nothing,
	type OperationCase,
} from './operationCase';
import { picture } from './pictureFile';

const reminder = [
	{
		type: 'body',
		parameters: [
			{ type: 'text', text: 'Saturday' },
			{ type: 'text', text: '10 am' },
		],
	},
];

export const messageCases: OperationCase[] = [
	{
		resource: 'message',
		operation: 'sendText',
		parameters: { groupId: group, text: '=Hello {{ "🎉 שלום" }}', options: { previewUrl: false } },
		prepare: groupWhereAnaWrote,
		expectOutput: (items) =>
			expect(items).toMatchObject([{ messageId: expect.stringMatching(/^wamid\./) }]),
		expectWhatsApp: ({ messages }) =>
			expect(messages.slice(1)).toMatchObject([
				{ from: 'business', type: 'text', text: 'Hello 🎉 שלום' },
			]),
	},
	{
		resource: 'message',
		operation: 'sendMedia',
		parameters: {
			groupId: groupBehindFile,
			mediaType: 'image',
			mediaSource: 'binary',
			binaryPropertyName: 'data',
			caption: 'The plan',
			options: {},
		},
		file: picture,
		prepare: groupWhereAnaWrote,
		expectOutput: (items) =>
			expect(items).toMatchObject([{ messageId: expect.stringMatching(/^wamid\./) }]),
		expectWhatsApp: ({ messages }) =>
			expect(messages.slice(1)).toMatchObject([
				{ from: 'business', type: 'image', caption: 'The plan' },
			]),
	},
	{
		resource: 'message',
		operation: 'sendCustom',
		parameters: {
			groupId: group,
			customType: 'location',
			content: '={{ { "latitude": 52.52, "longitude": 13.405 } }}',
		},
		prepare: async (control) => {
			await control.post('/limits', { undocumentedTypes: true });
			return await groupWhereAnaWrote(control);
		},
		expectOutput: (items) =>
			expect(items).toMatchObject([{ messageId: expect.stringMatching(/^wamid\./) }]),
		expectWhatsApp: ({ messages }) =>
			expect(messages.slice(1)).toMatchObject([{ type: 'location' }]),
	},
	{
		resource: 'message',
		operation: 'sendTemplate',
		parameters: {
			groupId: group,
			templateName: { __rl: true, mode: 'name', value: 'group_viewing_reminder' },
			languageCode: { __rl: true, mode: 'code', value: 'en_US' },
			options: { components: JSON.stringify(reminder) },
		},
		prepare: groupWithAna,
		expectOutput: (items) =>
			expect(items).toMatchObject([{ messageId: expect.stringMatching(/^wamid\./) }]),
		expectWhatsApp: ({ messages }) =>
			expect(messages).toMatchObject([{ from: 'business', type: 'template' }]),
	},
	{
		resource: 'message',
		operation: 'pin',
		parameters: { groupId: group, messageId: '={{ $json.messageId }}', expirationDays: 3 },
		prepare: groupWithMessage,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([{ pinned: true, pinnedMessageId: given?.['messageId'] }]),
		expectWhatsApp: ({ pinned }, [given]) =>
			expect(pinned.map(({ messageId }) => messageId)).toEqual([given?.['messageId']]),
	},
	{
		resource: 'message',
		operation: 'unpin',
		parameters: { groupId: group, messageId: '={{ $json.messageId }}' },
		prepare: async (control) => {
			const [item = {}] = await groupWithMessage(control);
			const pin = { type: 'pin', message_id: item['messageId'], expiration_days: 3 };
			await control.graph('POST', '/106540352242922/messages', {
				messaging_product: 'whatsapp',
				recipient_type: 'group',
				to: item['groupId'],
				type: 'pin',
				pin,
			});
			return [item];
		},
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([{ pinned: false, unpinnedMessageId: given?.['messageId'] }]),
		expectWhatsApp: ({ pinned }) => expect(pinned).toEqual([]),
	},
	{
		resource: 'message',
		operation: 'markRead',
		parameters: { messageId: '={{ $json.messageId }}' },
		prepare: groupWithMessage,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([{ messageId: given?.['messageId'], read: true }]),
		expectWhatsApp: ({ messages }) => expect(messages).toMatchObject([{ readByBusiness: true }]),
	},
	{
		resource: 'media',
		operation: 'upload',
		parameters: { binaryPropertyName: 'data', options: {} },
		file: picture,
		prepare: nothing,
		expectOutput: (items) =>
			expect(items).toMatchObject([
				{ mediaId: expect.stringMatching(/^\d+$/), mimeType: 'image/jpeg', fileName: 'plan.jpg' },
			]),
	},
	{
		resource: 'media',
		operation: 'download',
		parameters: { mediaId: '={{ $json.mediaId }}', binaryPropertyName: 'data', options: {} },
		prepare: groupWithPicture,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([
				{ mediaId: given?.['mediaId'], mimeType: 'image/png', sha256: expect.any(String) },
			]),
	},
	{
		resource: 'media',
		operation: 'delete',
		parameters: { mediaId: '={{ $json.mediaId }}' },
		prepare: groupWithPicture,
		expectOutput: (items, [given]) =>
			expect(items).toEqual([{ deleted: true, mediaId: given?.['mediaId'] }]),
	},
];
