import type { GraphRequest } from '../../nodes/WhatsAppGroups/core/declarations/request';
import { describeRefusal } from '../../nodes/WhatsAppGroups/errors/toNodeApiError';
import {
	toGraphPage,
	toGraphPageEnd,
	toGraphRefusal,
} from '../../nodes/WhatsAppGroups/providers/graph';

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
		for (const body of emptyAnswers) expect(refusalOf(body, request)).toEqual({ httpStatus: 200 });
		expect(describeRefusal({ httpStatus: 200 })).toMatchObject({
			message: expect.stringMatching(/WhatsApp API$/) as string,
			retry: 'unknown',
		});
	});

	it('is none where nobody says what was asked', () => {
		for (const body of emptyAnswers) expect(refusalOf(body)).toEqual({ httpStatus: 200 });
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
				const refusal = refusalOf(body, request);
				expect(refusal).toEqual({ httpStatus: 200, message: 'the answer is "success": false' });
				expect(describeRefusal({ httpStatus: 200, ...refusal })).toMatchObject({ retry: 'never' });
			}
		},
	);

	it("keeps 360dialog's sentence for developers", () => {
		const meta = { success: false, http_code: 400, developer_message: 'Number is not enabled' };
		expect(refusalOf({ meta }, undefined, 400)).toMatchObject({ message: 'Number is not enabled' });
		expect(refusalOf({ meta })).toMatchObject({ message: 'Number is not enabled' });
		expect(refusalOf({ meta: { success: true }, data: [] })).toBeUndefined();
	});

	it("keeps that sentence also where only the status says that it is an error's", () => {
		const meta = { developer_message: 'Number is not enabled' };
		expect(refusalOf({ meta }, undefined, 401)).toEqual({
			httpStatus: 401,
			message: 'Number is not enabled',
		});
		const message: GraphRequest = { on: 'phoneNumber', method: 'POST', edge: 'messages' };
		expect(refusalOf({ meta }, { ...message, body: { type: 'text' } })).toEqual({
			httpStatus: 200,
		});
	});
});

describe('an error', () => {
	it('has everything that Meta says', () => {
		const error = {
			code: '131041',
			error_subcode: 2494010,
			message: '(#131041) Group unknown',
			error_data: { details: 'Details' },
			error_user_msg: 'For the user',
			fbtrace_id: 'A1',
		};
		expect(refusalOf({ error }, undefined, 400)).toEqual({
			httpStatus: 400,
			code: 131041,
			subcode: 2494010,
			message: '(#131041) Group unknown',
			details: 'Details',
			traceId: 'A1',
		});
		expect(refusalOf({ error: { ...error, error_data: {} } })?.details).toBe('For the user');
	});

	it.each<[GraphRequest['on'], string]>([
		['phoneNumber', 'phoneNumber'],
		['businessAccount', 'businessAccount'],
		[{ group: 'G' }, 'group'],
		[{ media: 'M' }, 'media'],
	])('says what was asked about: %j', (on, about) => {
		const request: GraphRequest = { method: 'GET', on };
		expect(refusalOf({ error: { code: 100 } }, request, 400)).toMatchObject({ code: 100, about });
	});

	it.each(['Invalid api_key', ''])('may be a sentence: "%s"', (error) => {
		expect(refusalOf({ error }, undefined, 401)).toEqual({ httpStatus: 401, message: error });
	});

	it.each([null, 7, undefined])('is none where it is neither: %s', (error) => {
		expect(refusalOf({ error, id: '1' })).toBeUndefined();
	});

	it.each([199, 300, 404, 500])('is also what comes with the status %d', (httpStatus) => {
		expect(refusalOf({ id: '1' }, undefined, httpStatus)).toEqual({ httpStatus });
		expect(refusalOf({ id: '1' }, undefined, 299)).toBeUndefined();
	});
});

describe('a message', () => {
	const sending = { method: 'POST', on: 'phoneNumber', edge: 'messages' } as const;
	const message: GraphRequest = { ...sending, body: { type: 'text' } };

	it.each([
		[{ messages: [{ id: 'wamid.1' }] }, true],
		[{ id: 'wamid.1' }, true],
		[{ messages: [{}] }, false],
		[{ messages: [] }, false],
		[{ messaging_product: 'whatsapp' }, false],
	])('went out only if the answer names it: %j', (body, isSent) => {
		expect(refusalOf(body, message) === undefined).toBe(isSent);
	});

	it('is not what a mark as read, a list or an upload is', () => {
		const answer = { success: true };
		expect(refusalOf(answer, { ...sending, body: { status: 'read' } })).toBeUndefined();
		expect(refusalOf(answer, sending)).toBeUndefined();
		expect(refusalOf(answer, { ...message, edge: 'media' })).toBeUndefined();
		expect(refusalOf(answer, { ...message, method: 'GET' })).toBeUndefined();
		expect(refusalOf(answer)).toBeUndefined();
	});
});

describe('a page of a list', () => {
	it('says where the next one begins, and whether there is one', () => {
		const paging = { cursors: { before: 'B', after: 'A' }, next: 'https://graph.facebook.com/n' };
		expect(toGraphPageEnd({ paging })).toEqual({ after: 'A', hasMore: true });
		expect(toGraphPageEnd({ paging: { ...paging, next: undefined } })).toEqual({ after: 'A' });
		for (const body of [undefined, {}, { paging: [] }, { paging: { cursors: 7 } }])
			expect(toGraphPageEnd(body)).toEqual({});
	});

	it('is asked for with what was asked before', () => {
		const request: GraphRequest = { method: 'GET', on: 'phoneNumber', query: { fields: 'id' } };
		expect(toGraphPage(request, 'A', 50)).toEqual({
			...request,
			query: { fields: 'id', limit: 50, after: 'A' },
		});
		expect(toGraphPage(request, undefined, 50).query).toEqual({ fields: 'id', limit: 50 });
		expect(toGraphPage(request, '', 50).query).toEqual({ fields: 'id', limit: 50 });
	});
});
