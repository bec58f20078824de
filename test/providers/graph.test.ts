import type { GraphRequest } from '../../nodes/WhatsAppGroups/core/declarations/request';
import { describeRefusal } from '../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { toGraphRefusal } from '../../nodes/WhatsAppGroups/providers/graph';

const refusalOf = (body: unknown, request?: GraphRequest, httpStatus = 200) =>
	toGraphRefusal({ httpStatus, headers: {}, body }, request);

const emptyAnswers = [undefined, null, '', ' ', 'null', true, 'true'];
const group: Pick<GraphRequest, 'on'> = { on: { group: 'G' } };

describe('an answer without a body', () => {
	it.each([
		['an update of a group', { ...group, method: 'POST', body: { subject: 'New' } }],
		['the removal of participants', { ...group, method: 'DELETE', edge: 'participants' }],
		['the deletion of a group', { ...group, method: 'DELETE' }],
		['an approval', { ...group, method: 'POST', edge: 'join_requests' }],
		['the creation of a group', { on: 'phoneNumber', method: 'POST', edge: 'groups' }],
		['a read receipt', { on: 'phoneNumber', method: 'POST', edge: 'messages', body: {} }],
		['a callback', { on: 'businessAccount', method: 'POST', edge: 'subscribed_apps' }],
	] as ReadonlyArray<[string, GraphRequest]>)('is a good one to %s', (_what, request) => {
		for (const body of emptyAnswers) expect(refusalOf(body, request)).toBeUndefined();
		expect(refusalOf('', request, 204)).toBeUndefined();
	});

	it.each([
		['a list', { on: 'phoneNumber', method: 'GET', edge: 'groups' }],
		['an upload', { on: 'phoneNumber', method: 'POST', edge: 'media' }],
		['a reset of the invite link', { ...group, method: 'POST', edge: 'invite_link' }],
		['a new template', { on: 'businessAccount', method: 'POST', edge: 'message_templates' }],
		['a message', { on: 'phoneNumber', method: 'POST', edge: 'messages', body: { type: 'text' } }],
	] as ReadonlyArray<[string, GraphRequest]>)('is none to %s', (_what, request) => {
		for (const body of emptyAnswers) {
			expect(describeRefusal(refusalOf(body, request) ?? { httpStatus: 0 })).toMatchObject({
				message: 'The answer is not one of the WhatsApp API',
				retry: 'unknown',
			});
		}
	});

	it('is never a refusal with an error status that is none', () => {
		expect(refusalOf('', { ...group, method: 'POST' }, 500)).toMatchObject({ httpStatus: 500 });
		expect(refusalOf('<html>', { ...group, method: 'POST' })).toMatchObject({ httpStatus: 200 });
	});
});

describe('"success": false in a 200', () => {
	it.each([{ success: false }, { success: 'false' }, { success: false, id: '1' }])(
		'is a refusal, whatever was asked (%j)',
		(body) => {
			const nodes = ['phoneNumber', 'businessAccount', { group: 'G' }, { media: 'M' }] as const;
			const asked = nodes.flatMap((on) =>
				(['GET', 'POST', 'DELETE'] as const).flatMap((method) =>
					['groups', 'messages', 'participants', 'join_requests', undefined].map(
						(edge): GraphRequest => ({ method, on, edge, body: { type: 'text' } }),
					),
				),
			);
			for (const request of [undefined, ...asked]) {
				expect(describeRefusal(refusalOf(body, request) ?? { httpStatus: 0 })).toMatchObject({
					message: 'WhatsApp refused the request: the answer is "success": false',
					retry: 'never',
				});
			}
		},
	);

	it("keeps 360dialog's sentence for developers", () => {
		const meta = { success: false, http_code: 400, developer_message: 'Number is not enabled' };
		expect(refusalOf({ meta }, undefined, 400)).toMatchObject({ message: 'Number is not enabled' });
		expect(refusalOf({ meta })).toMatchObject({ message: 'Number is not enabled' });
		expect(refusalOf({ meta: { success: true }, data: [] })).toBeUndefined();
	});
});
