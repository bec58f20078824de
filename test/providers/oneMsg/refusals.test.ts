import { refusalWords } from '../../../emulator/state/refusal';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { describeRefusal } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { toOneMsgRefusal } from '../../../nodes/WhatsAppGroups/providers/oneMsg/refusals';
import groupFailed from '../../fixtures/onemsg.create_group.response.error.json';
import wrongToken from '../../fixtures/onemsg.error.401.json';
import failed from '../../fixtures/onemsg.send.response.failed_200.json';
import sent from '../../fixtures/onemsg.send.response.json';

const refusalOf = (body: unknown, httpStatus = 200) =>
	toOneMsgRefusal({ httpStatus, headers: {}, body });
const factsOf = (body: unknown) => describeRefusal(refusalOf(body) ?? { httpStatus: 0 });

it('is none when the message went out, or the error is empty', () => {
	expect([
		refusalOf(sent),
		refusalOf({ error: null, groups: [] }),
		refusalOf({ error: '' }),
	]).toEqual([undefined, undefined, undefined]);
});

it('is a message that was not sent, with the code that its title stands for', () => {
	expect(factsOf(failed)).toMatchObject({
		code: 131047,
		retry: 'never',
		httpStatus: 200,
		details: 'Dialog window is closed',
	});
	expect(
		factsOf({
			sent: false,
			message: 'Cloud API message throughput has been reached.',
			description: 'Rate limit hit',
		}),
	).toMatchObject({ code: 130429, retry: 'safe', isRateRefusal: true });
	expect(factsOf({ sent: false, message: '(#131020) Bad group' })).toMatchObject({ code: 131020 });
});

const titled = Object.entries(refusalWords).filter(
	([, { title }]) => title !== 'Invalid parameter',
);

it.each(titled)('knows %s by the title that Meta gives it', (code, { title, details }) => {
	expect(factsOf({ sent: false, message: details, description: title })).toMatchObject({
		code: Number(code),
	});
});

it('keeps the words of an unknown refusal, and does not retry it', () => {
	expect(
		factsOf({ sent: false, message: 'Out of credit', description: 'Pay first' }),
	).toMatchObject({
		message: 'WhatsApp refused the request: Pay first',
		description: 'Out of credit',
		retry: 'never',
	});
});

it('is an error in a 200, as a text or as an object', () => {
	expect(factsOf(groupFailed)).toMatchObject({
		message: 'WhatsApp refused the request: Group creation failed',
		retry: 'never',
	});
	expect(
		factsOf({
			error: { message: '(#131041) Group unknown', code: 131041, error_data: { details: 'Gone' } },
		}),
	).toMatchObject({ code: 131041, details: 'Gone' });
});

it('is a failure that the response says, not the answer around it', () => {
	const unknown = { message: '(#131041) Group unknown', code: 131041 };
	expect(factsOf({ success: false, response: { error: unknown } })).toMatchObject({ code: 131041 });
	expect(factsOf({ response: { error: 'Group unknown' } })).toMatchObject({ code: 131041 });
	expect(factsOf({ success: false })).toMatchObject({ retry: 'never' });
	expect(factsOf({ success: true, response: { success: true } })).toMatchObject({ httpStatus: 0 });
});

it('is no message that waits in the queue, though it was not sent yet', () => {
	const request = { method: 'POST', on: 'phoneNumber', edge: 'messages', body: { type: 'text' } };
	const queued = { sent: false, jobId: 'job-1', message: 'Message is in the queue' };
	const answer = { httpStatus: 200, headers: {}, body: queued };
	expect(toOneMsgRefusal(answer, request as GraphRequest)).toBeUndefined();
	expect(refusalOf({ ...queued, error: 'Out of credit' })).toMatchObject({
		message: 'Out of credit',
	});
	expect(refusalOf(queued, 503)).toMatchObject({ httpStatus: 503 });
});

it('is a wrong token, and an answer that is no JSON', () => {
	expect(describeRefusal(refusalOf(wrongToken, 401) ?? { httpStatus: 0 })).toMatchObject({
		message: 'The server did not accept the credential',
	});
	expect(refusalOf('<html>', 502)).toMatchObject({ httpStatus: 502 });
});

it.each<[unknown, string]>([
	['Forbidden', 'Forbidden'],
	[{ message: 'No access to this channel' }, 'No access to this channel'],
	[{ error: 'invalid token' }, 'invalid token'],
	[{ sent: false, message: 'Unauthorized' }, 'Unauthorized'],
])('is a credential that is not accepted, in one sentence with the words of %j', (body, words) => {
	for (const httpStatus of [401, 403])
		expect(describeRefusal(refusalOf(body, httpStatus) ?? { httpStatus: 0 })).toMatchObject({
			message: 'The server did not accept the credential',
			description: expect.stringContaining(words),
			retry: 'never',
		});
});

it.each(['<html>Forbidden</html>', 'x'.repeat(301), '', null])(
	'has no words of what is no sentence: %j',
	(body) => {
		expect(refusalOf(body, 403)?.message).toBeUndefined();
	},
);
