import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';
import deleted from '../../fixtures/onemsg.delete_group.response.json';
import sent from '../../fixtures/onemsg.send.response.json';
import { get, number, post, wireOf } from './graphRequests';

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
		{ items: [group] },
		{ data: { items: [group] } },
		{ items: [{ id: group.id, name: group.subject }] },
		{ groups: [{ id: group.id, groupName: group.subject }] },
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
		expect(read(request, { templates })).toMatchObject({
			data: [{ name: 'a', language: 'en', status: 'APPROVED', components: [{ type: 'BODY' }] }],
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
