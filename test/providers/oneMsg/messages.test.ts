import type { IDataObject } from 'n8n-workflow';
import { translateMessage } from '../../../nodes/WhatsAppGroups/providers/oneMsg/messages';

const toGroup = { recipient_type: 'group', to: '1203' };
const sent = (message: IDataObject, to: IDataObject = toGroup) => {
	const { method, path, body } = translateMessage({ ...to, ...message });
	expect(method).toBe('POST');
	return [path, body];
};

it('says who gets it: a group, or one person by the number alone', () => {
	const text = { type: 'text', text: { body: 'Hi' } };
	expect(sent(text)).toEqual(['sendMessage', { chatId: '1203@g.us', body: 'Hi' }]);
	expect(sent({ text: text.text }, { to: '+1 (650) 555' })).toEqual([
		'sendMessage',
		{ phone: '1650555', body: 'Hi' },
	]);
	expect(sent(text, { recipient: 'US.134' })).toEqual([
		'sendMessage',
		{ bsuid: 'US.134', body: 'Hi' },
	]);
	expect(sent(text, {})).toEqual(['sendMessage', { phone: '', body: 'Hi' }]);
	expect(sent(text, { recipient_type: 'group' })[1]).toMatchObject({ chatId: '@g.us' });
	expect(sent({ ...text, context: { message_id: 'Q' } })[1]).toMatchObject({ quotedMsgId: 'Q' });
});

it('marks as read', () => {
	expect(sent({ status: 'read', message_id: 'M' }, {})).toEqual([
		'readMessage',
		{ messageId: 'M' },
	]);
});

it('is a sticker by its ID or address', () => {
	const chatId = '1203@g.us';
	expect(sent({ type: 'sticker', sticker: { id: '7' } })).toEqual([
		'sendSticker',
		{ chatId, mediaId: '7' },
	]);
	expect(sent({ type: 'sticker', sticker: { link: 'L' } })).toEqual([
		'sendSticker',
		{ chatId, link: 'L' },
	]);
});

describe('a file', () => {
	const file = (type: string, content: IDataObject) => {
		const [path, body] = sent({ type, [type]: content });
		expect(path).toBe('sendFile');
		return body;
	};
	const chatId = '1203@g.us';

	it('is named by its ID, with its type', () => {
		expect(file('audio', { id: '7', link: 'L', voice: true, caption: 'C', filename: 'f' })).toEqual(
			{
				chatId,
				mediaId: '7',
				mediaType: 'audio',
				caption: 'C',
				voice: true,
			},
		);
		expect(file('document', { id: '7', filename: 'plan.pdf' })).toEqual({
			chatId,
			mediaId: '7',
			mediaType: 'document',
			filename: 'plan.pdf',
		});
		expect(file('audio', { id: '7', voice: false })).not.toHaveProperty('voice');
	});

	it.each([
		['document', { link: 'https://a.example/x/plan%20b.pdf?v=1' }, 'plan b.pdf'],
		['document', { link: 'https://a.example/x/plan', filename: 'own.txt' }, 'own.txt'],
		['document', { link: 'https://a.example/x/plan' }, 'plan.pdf'],
		['image', { link: 'https://a.example/' }, 'image.jpg'],
		['audio', { link: 'no address' }, 'audio.mp3'],
		['video', { link: 'https://a.example/v.' }, 'v..mp4'],
		['video', {}, 'video.mp4'],
	])('has a name, since 1msg reads its kind off it: %s %j', (type, content, filename) => {
		expect(file(type, content)).toEqual({
			chatId,
			...('link' in content && { body: content.link }),
			filename,
		});
	});
});

it('is a template, with the group that it invites to by the plain ID', () => {
	const invite = { type: 'group_id', group_id: '1203@g.us' };
	const template = {
		name: 'invite',
		namespace: 'N',
		language: { code: 'en' },
		components: [{ type: 'button', parameters: [invite, { type: 'text', text: 'a@g.us' }] }],
	};
	const language = { policy: 'deterministic', code: 'en' };
	expect(sent({ type: 'template', template })).toEqual([
		'sendTemplate',
		{
			chatId: '1203@g.us',
			template: 'invite',
			namespace: 'N',
			language,
			params: [
				{
					type: 'button',
					parameters: [
						{ ...invite, group_id: '1203' },
						{ type: 'text', text: 'a@g.us' },
					],
				},
			],
		},
	]);
	expect(
		sent({ type: 'template', template: { ...template, components: [] } })[1],
	).not.toHaveProperty('params');
	const nameless = { ...template, components: [{ parameters: [{ type: 'group_id' }] }] };
	expect(sent({ type: 'template', template: nameless })[1]).toMatchObject({
		params: [{ parameters: [{ group_id: '' }] }],
	});
});

it.each([
	[{ type: 'pin' }, /pinning/],
	[{ type: 'contacts' }, /"contacts"/],
])('is not offered: %j', (message, what) => {
	expect(() => sent(message as never)).toThrow(
		expect.objectContaining({
			message: expect.stringMatching(what),
			remedy: expect.stringMatching(/Meta, 360dialog/),
		}),
	);
});

it.each([
	[{ sent: true, id: 'M' }, { messages: [{ id: 'M' }] }],
	[
		{ id: 'M', jobId: 'J' },
		{ messages: [{ id: 'M' }], job_id: 'J' },
	],
	[{ jobId: 'J' }, { messages: [{ message_status: 'queued' }], job_id: 'J' }],
	[{}, { messages: [{}] }],
])("is answered in Graph's words: %j", (body, answer) => {
	const { read } = translateMessage({ ...toGroup, type: 'text', text: {} });
	expect(read?.(body)).toEqual({ messaging_product: 'whatsapp', ...answer });
});
