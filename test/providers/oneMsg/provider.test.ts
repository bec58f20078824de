import type { IDataObject } from 'n8n-workflow';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';
import createGroup from '../../fixtures/onemsg.create_group.request.json';
import deleted from '../../fixtures/onemsg.delete_group.response.json';
import sendFileById from '../../fixtures/onemsg.send_file.request.media_id.json';
import sendFileByLink from '../../fixtures/onemsg.send_file.request.url.json';
import sendMessage from '../../fixtures/onemsg.send_message.request.json';
import sent from '../../fixtures/onemsg.send.response.json';
import sendTemplate from '../../fixtures/onemsg.send_template.request.json';
import updateGroup from '../../fixtures/onemsg.update_group.request.json';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';

const credentials = { channelId: '371267300', token: 'TOKEN' };
const root = 'https://api.1msg.io/371267300';
const number = '120363404694233820';
const wireOf = (request: GraphRequest) => oneMsg.toWire(request, credentials);
const get = { method: 'GET' } as const;
const post = (message: IDataObject): GraphRequest => ({
	method: 'POST',
	on: 'phoneNumber',
	edge: 'messages',
	body: { recipient_type: 'group', to: number, ...message },
});

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
			form: { asJson: true, file: { part: 'body' } },
		});
	});

	it('never have the token: the credential adds it', () => {
		expect(JSON.stringify(wireOf(post({ type: 'text', text: { body: 'a' } })))).not.toContain(
			'TOKEN',
		);
	});
});

it.each<GraphRequest>([
	{ ...get, on: { group: number } },
	{ ...get, on: { mediaUrl: 'https://api.1msg.io/f' }, answersWith: 'file' },
	post({ type: 'text', text: { body: 'a' } }),
])('follows no redirect, whatever is asked: %j', (request) => {
	expect(wireOf(request).stopsAtRedirect).toBe(true);
});

describe('what 1msg does not offer', () => {
	it.each<[string, GraphRequest]>([
		['join requests', { ...get, on: { group: number }, edge: 'join_requests' }],
		['pinning', post({ type: 'pin', pin: {} })],
		[
			'groups that people join only after approval',
			{
				method: 'POST',
				on: 'phoneNumber',
				edge: 'groups',
				body: { subject: 'a', join_approval_mode: 'approval_required' },
			},
		],
		[
			'messages to user IDs, only to phone numbers',
			{
				method: 'POST',
				on: 'phoneNumber',
				edge: 'messages',
				body: { recipient: 'US.1', type: 'text', text: { body: 'a' } },
			},
		],
		['this', { ...get, on: 'templateLibrary' }],
	])('is refused with who does: %s', (what, request) => {
		expect(() => wireOf(request)).toThrow(
			expect.objectContaining({
				message: `1msg.io does not offer ${what}`,
				remedy: expect.stringMatching(/^Available with: Meta/),
			}),
		);
	});

	it('includes a file at an address that is not safe', () => {
		expect(() =>
			wireOf({ ...get, on: { mediaUrl: 'http://10.0.0.1/f' }, answersWith: 'file' }),
		).toThrow('HTTPS');
	});
});

describe("an answer in Graph's words", () => {
	const read = (request: GraphRequest, body: unknown) => oneMsg.readBody?.(body, request);
	const list: GraphRequest = { ...get, on: 'phoneNumber', edge: 'groups' };
	const group = { id: `${number}@g.us`, subject: 'Deal' };

	it.each<unknown>([
		{ groups: [group] },
		{ data: { groups: [group] } },
		{ data: [group] },
		[group],
		{ success: true, response: { data: { groups: [group] } } },
	])('has the groups of %j', (body) => {
		expect(read(list, body)).toMatchObject({ data: { groups: [{ id: number, subject: 'Deal' }] } });
	});

	it.each<unknown>([null, 'x', {}, { groups: 'x' }, { response: 7 }])(
		'has no groups in %j',
		(body) => {
			expect(read(list, body)).toEqual({ data: { groups: [] } });
		},
	);

	it.each(['invite_link', 'inviteLink', 'link'])('has the invite link, called %s', (name) => {
		expect(
			read(
				{ ...get, on: { group: number }, edge: 'invite_link' },
				{ [name]: 'https://chat.whatsapp.com/x' },
			),
		).toEqual({ invite_link: 'https://chat.whatsapp.com/x' });
	});

	it('has the ID of a message, or the job of a queued one', () => {
		expect(read(post({ type: 'text' }), sent)).toEqual({
			messaging_product: 'whatsapp',
			messages: [{ id: sent.id }],
		});
		expect(read(post({ type: 'text' }), { sent: true, jobId: 'job-1' })).toEqual({
			messaging_product: 'whatsapp',
			messages: [{ message_status: 'queued' }],
			job_id: 'job-1',
		});
	});

	it('lies in "response" where something was changed', () => {
		expect(read({ method: 'DELETE', on: { group: number } }, deleted)).toEqual({ success: true });
		expect(
			read(
				{ method: 'POST', on: 'phoneNumber', edge: 'groups', body: {} },
				{ success: true, response: { request_id: '7' } },
			),
		).toMatchObject({ request_id: '7' });
	});

	it('has the templates that were asked for, whatever their language and components look like', () => {
		const templates = [
			{ name: 'a', language: { code: 'en' }, status: 'approved', components: '[{"type":"BODY"}]' },
			{ name: 'b', language: 'de', status: 'approved', components: 'x' },
		];
		const request: GraphRequest = {
			...get,
			on: 'businessAccount',
			edge: 'message_templates',
			query: { language: 'en', limit: 10 },
		};
		expect(read(request, { templates })).toEqual({
			data: [{ name: 'a', language: 'en', status: 'approved', components: [{ type: 'BODY' }] }],
		});
	});
});

it('brings the IDs of groups to one spelling before an operation sees them', () => {
	expect(
		oneMsg.normalise?.({
			groupId: `${number}@g.us`,
			groupIds: [`${number}@g.us`, '7'],
			text: 'a@g.us',
		}),
	).toEqual({ groupId: number, groupIds: [number, '7'], text: 'a@g.us' });
	expect(oneMsg.normalise?.({ text: 'a' })).toEqual({ text: 'a' });
});
