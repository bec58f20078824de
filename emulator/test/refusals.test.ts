import {
	errorOf,
	graphClient,
	otherPhoneNumberId,
	phoneNumberId,
	textTo,
	whatsapp,
} from './graphClient';
import { documented, expectRefusal, useRefusals } from './documentedRefusals';

const messages = `/${phoneNumberId}/messages`;

describe('refusals', () => {
	const { emulator, graph, newGroup } = useRefusals();

	it('190/463: a token that has expired', async () => {
		const answer = await graphClient(emulator, { token: 'EMULATOR_TOKEN_EXPIRED' })(
			'GET',
			`/${phoneNumberId}`,
		);
		const { message, ...expected } = documented('190');
		expect(answer.status).toBe(401);
		expect(errorOf(answer)).toMatchObject(expected);
		expect(errorOf(answer).message).toMatch(
			/^Error validating access token: Session has expired on \w+, \d\d-\w{3}-\d\d \d\d:\d\d:\d\d PST\.$/,
		);
		expect(message).toMatch(
			/^Error validating access token: Session has expired on \w+, \d\d-\w{3}-\d\d \d\d:\d\d:\d\d PST\.$/,
		);
	});

	it('190 without a subcode: a token nobody has issued; 104: none at all', async () => {
		const unknown = await graphClient(emulator, { token: 'nonsense' })('GET', `/${phoneNumberId}`);
		expect([unknown.status, errorOf(unknown).code, errorOf(unknown).error_subcode]).toEqual([
			401,
			190,
			undefined,
		]);
		const none = await graphClient(emulator, { token: '' })('GET', `/${phoneNumberId}`);
		expect([none.status, errorOf(none).code]).toEqual([401, 104]);
	});

	it('100/33: a number that this token has no access to, and IDs of nothing', async () => {
		const noAccess = graphClient(emulator, { token: 'EMULATOR_TOKEN_NO_ACCESS' });
		for (const [call, id] of [
			[noAccess, phoneNumberId],
			[graph, otherPhoneNumberId],
			[graph, '12345'],
		] as const) {
			const answer = await call('GET', `/${id}`);
			expect(answer.status).toBe(400);
			expect(errorOf(answer)).toMatchObject({
				type: 'GraphMethodException',
				code: 100,
				error_subcode: 33,
				message: expect.stringContaining(`'${id}'`),
			});
		}
		const unknownGroup = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD';
		expectRefusal(await graph('GET', `/${unknownGroup}`), 400, '100.unsupported_get');
	});

	it('10: a token without the permission to message', async () => {
		const answer = await graphClient(emulator, { token: 'EMULATOR_TOKEN_NO_MESSAGING' })(
			'GET',
			`/${phoneNumberId}/groups`,
		);
		expectRefusal(answer, 403, '10');
	});

	it('131009: recipient_type and to do not match, either way round', async () => {
		const groupId = await newGroup();
		expectRefusal(await graph('POST', messages, textTo('+16505551234', 'Hi')), 400, '131009');
		const individual = whatsapp({
			recipient_type: 'individual',
			to: groupId,
			type: 'text',
			text: { body: 'Hi' },
		});
		expectRefusal(await graph('POST', messages, individual), 400, '131009');
	});

	it('131020: nobody is in the group', async () => {
		const groupId = await newGroup({ participants: 0 });
		expectRefusal(await graph('POST', messages, textTo(groupId, 'Hi')), 400, '131020');
	});

	it('131041: a group that is unknown, deleted or another business has', async () => {
		const foreign = await newGroup({ phoneNumberId: otherPhoneNumberId });
		expectRefusal(
			await graph('POST', messages, textTo('Y2FwaV9ncm91cDoxOjI=', 'Hi')),
			400,
			'131041',
		);
		expectRefusal(await graph('POST', messages, textTo(foreign, 'Hi')), 400, '131041');
		expectRefusal(await graph('GET', `/${foreign}?fields=subject`), 400, '131041');
		expectRefusal(await graph('POST', `/${foreign}`, whatsapp({ subject: 'Mine' })), 400, '131041');
	});

	it('2: whatever code is asked for', async () => {
		await emulator.control('POST', '/faults', { kind: 'refuse', code: 2 });
		expectRefusal(await graph('GET', `/${phoneNumberId}`), 503, '2.transient');
	});
});
