import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { describeRefusal } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { toOneMsgRefusal } from '../../../nodes/WhatsAppGroups/providers/oneMsg/refusals';
import groupFailed from '../../fixtures/onemsg.create_group.response.error.json';
import wrongToken from '../../fixtures/onemsg.error.401.json';
import failed from '../../fixtures/onemsg.send.response.failed_200.json';
import sent from '../../fixtures/onemsg.send.response.json';
import { ProviderHost, testedProviders } from '../../support/providerHosts';

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

it('keeps the words of a message that was not sent for a reason nobody knows, and is not tried again', () => {
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

describe('in a run', () => {
	let host: ProviderHost;
	const oneMsg = testedProviders.find(({ value }) => value === 'oneMsg');
	beforeAll(async () => {
		if (oneMsg) host = await ProviderHost.open(oneMsg);
	});
	afterAll(async () => await host.close());

	it.each([
		['unknown group', { kind: 'slow', delayMs: 0 }, {}],
		['connection that broke', { kind: 'cut-after', count: 5 }, {}],
		['page of a proxy', { kind: 'http', count: 5 }, {}],
		['wrong token', { kind: 'slow', delayMs: 0 }, { token: 'another-secret-token' }],
	])('the token is in no error: %s', async (_what, fault, credential) => {
		await host.emulator.control('DELETE', '/faults');
		await host.emulator.control('POST', '/faults', fault);
		const parameters = {
			provider: 'oneMsg',
			resource: 'message',
			operation: 'sendText',
			groupId: { __rl: true, mode: 'id', value: '999' },
			text: 'Hello',
		};
		const failure: unknown = await host
			.run(parameters, { credentials: { ...host.credentials, ...credential } })
			.then(
				() => undefined,
				(error: unknown) => error,
			);
		expect(failure).toBeInstanceOf(Error);
		const everything = [
			JSON.stringify(failure),
			(failure as Error).message,
			(failure as Error).stack,
			JSON.stringify((failure as { context?: unknown }).context),
		].join();
		for (const secret of ['EMULATOR_1MSG_TOKEN', 'another-secret-token'])
			expect(everything).not.toContain(secret);
	});

	it('an item that goes on has no token in it either', async () => {
		const parameters = {
			resource: 'message',
			operation: 'sendText',
			groupId: { __rl: true, mode: 'id', value: '999' },
			text: 'Hello',
		};
		expect(
			JSON.stringify((await host.run(parameters, { continueOnFail: true })).items),
		).not.toContain('EMULATOR_1MSG_TOKEN');
	});

	it('a queued message gives its job', async () => {
		const channel = host.emulator.state.accounts.gateways.channels.get('371267300');
		if (channel) channel.settings.sendDelay = 2;
		const { groupId } = await host.createGroup();
		const [queued] = await host.outputs({
			resource: 'message',
			operation: 'sendText',
			groupId: { __rl: true, mode: 'id', value: `${groupId}@g.us` },
			text: 'Hello',
		});
		expect(queued).toEqual({
			groupId,
			messageStatus: 'queued',
			jobId: expect.stringMatching(/^job-/),
		});
	});
});
