import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import createGroup from '../../fixtures/onemsg.create_group.request.json';
import sendFileById from '../../fixtures/onemsg.send_file.request.media_id.json';
import sendFileByLink from '../../fixtures/onemsg.send_file.request.url.json';
import sendMessage from '../../fixtures/onemsg.send_message.request.json';
import sendTemplate from '../../fixtures/onemsg.send_template.request.json';
import updateGroup from '../../fixtures/onemsg.update_group.request.json';
import { get, number, post, root, wireOf } from './graphRequests';

describe('the documented requests', () => {
	it.each<[string, GraphRequest, string, object]>([
		[
			'a group',
			{
				method: 'POST',
				on: 'phoneNumber',
				edge: 'groups',
				body: {
					messaging_product: 'whatsapp',
					subject: createGroup.groupName,
					description: createGroup.description,
					join_approval_mode: 'auto_approve',
				},
			},
			'groups',
			createGroup,
		],
		[
			'text',
			post({
				type: 'text',
				text: { body: 'Hello group', preview_url: true },
				context: { message_id: sendMessage.quotedMsgId },
			}),
			'sendMessage',
			sendMessage,
		],
		[
			'a file by ID',
			post({ type: 'image', image: { id: sendFileById.mediaId, caption: 'Plan' } }),
			'sendFile',
			sendFileById,
		],
		[
			'a file by link',
			post({ type: 'document', document: { link: sendFileByLink.body, caption: 'Contract' } }),
			'sendFile',
			sendFileByLink,
		],
		[
			'a sticker',
			post({ type: 'sticker', sticker: { link: 'https://example.com/s.webp' } }),
			'sendSticker',
			{ chatId: `${number}@g.us`, link: 'https://example.com/s.webp' },
		],
		[
			'a template',
			post({
				type: 'template',
				template: {
					name: sendTemplate.template,
					namespace: sendTemplate.namespace,
					language: { code: 'en' },
					components: sendTemplate.params,
				},
			}),
			'sendTemplate',
			sendTemplate,
		],
		[
			'a read mark',
			{
				method: 'POST',
				on: 'phoneNumber',
				edge: 'messages',
				body: { status: 'read', message_id: 'wamid.1' },
			},
			'readMessage',
			{ messageId: 'wamid.1' },
		],
		[
			'other settings',
			{
				method: 'POST',
				on: { group: number },
				body: { messaging_product: 'whatsapp', subject: updateGroup.subject },
			},
			`groups/${number}`,
			{ subject: updateGroup.subject },
		],
		[
			'participants to remove',
			{
				method: 'DELETE',
				on: { group: number },
				edge: 'participants',
				body: { participants: [{ user: '+1 650' }, { user_id: 'US.1' }] },
			},
			`groups/${number}/participants`,
			{ participants: ['1 650', 'US.1'] },
		],
	])('carry %s', (_what, request, path, body) => {
		expect(wireOf(request)).toMatchObject({ url: `${root}/${path}`, body });
		expect(Object.keys(wireOf(request).body ?? {}).sort()).toEqual(Object.keys(body).sort());
	});

	it.each([number, `${number}@g.us`, ` ${number}@g.us `])(
		'name the group "%s" in two ways',
		(group) => {
			expect(wireOf({ ...get, on: { group } }).url).toBe(`${root}/groups/${number}`);
			expect(
				wireOf({
					...post({ type: 'text', text: { body: 'a' } }),
					body: { recipient_type: 'group', to: group, type: 'text', text: { body: 'a' } },
				}).body,
			).toMatchObject({ chatId: `${number}@g.us` });
		},
	);

	it('carry a picture and an upload inside JSON', () => {
		const file = {
			part: 'file',
			fileName: 'p.jpg',
			mimeType: 'image/jpeg',
			bytes: 1,
			open: async () => await Promise.resolve(Buffer.from('x')),
		};
		const form = { fields: { messaging_product: 'whatsapp' }, file };
		expect(wireOf({ method: 'POST', on: { group: number }, form }).form).toMatchObject({
			asJson: true,
			fields: {},
			file: { part: 'profile_picture_file' },
		});
		expect(wireOf({ method: 'POST', on: 'phoneNumber', edge: 'media', form })).toMatchObject({
			url: `${root}/uploadMedia`,
			form: { asJson: true, fields: { filename: 'p.jpg' }, file: { part: 'body' } },
		});
	});

	it('never have the token: the credential adds it', () => {
		expect(JSON.stringify(wireOf(post({ type: 'text', text: { body: 'a' } })))).not.toContain(
			'TOKEN',
		);
	});
});
