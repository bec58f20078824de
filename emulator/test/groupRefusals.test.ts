import { phoneNumberId, textTo, whatsapp } from './graphClient';
import { letWrite } from './openGroup';
import { expectRefusal, useRefusals } from './documentedRefusals';

const messages = `/${phoneNumberId}/messages`;
const ana = '16505551234';

describe('refusals about groups', () => {
	const { emulator, graph, newGroup } = useRefusals();

	it('131059: a cursor that is corrupt or has expired', async () => {
		await emulator.control('POST', '/groups', { subject: 'G', count: 3 });
		expectRefusal(await graph('GET', `/${phoneNumberId}/groups?after=bm9uc2Vuc2U=`), 400, '131059');
		const { paging } = (await graph('GET', `/${phoneNumberId}/groups?limit=1`)).data as {
			paging: { cursors: { after: string } };
		};
		await emulator.control('POST', '/clock', { advanceMs: 2 * 60 * 60 * 1000 });
		expectRefusal(
			await graph('GET', `/${phoneNumberId}/groups?limit=1&after=${paging.cursors.after}`),
			400,
			'131059',
		);
	});

	it('131062: a user ID where only a group can be', async () => {
		const body = whatsapp({
			recipient_type: 'group',
			recipient: 'US.1',
			type: 'text',
			text: { body: 'Hi' },
		});
		expectRefusal(await graph('POST', messages, body), 400, '131062');
	});

	it('131202: a participant twice, however written', async () => {
		const groupId = await newGroup();
		const body = whatsapp({ participants: [{ user: '+1 650 555 1234' }, { user: ana }] });
		expectRefusal(await graph('DELETE', `/${groupId}/participants`, body), 400, '131202');
	});

	it('131204: the ninth participant', async () => {
		const groupId = await newGroup({ participants: 8, joinApprovalMode: 'approval_required' });
		expect(
			await emulator.control('POST', '/people/open-invite', { groupId, waId: '4915100000001' }),
		).toMatchObject({ outcome: 'full' });
		const roomy = await newGroup({ participants: 7, joinApprovalMode: 'approval_required' });
		const ids: string[] = [];
		for (const waId of ['4915100000001', '4915100000002']) {
			ids.push(
				(
					await emulator.control<{ joinRequestId: string }>('POST', '/people/open-invite', {
						groupId: roomy,
						waId,
					})
				).joinRequestId,
			);
		}
		const partial = await graph(
			'POST',
			`/${roomy}/join_requests`,
			whatsapp({ join_requests: ids }),
		);
		expect(partial.status).toBe(206);
		expect(partial.data).toMatchObject({
			approved_join_requests: [ids[0]],
			failed_join_requests: [{ join_request_id: ids[1], errors: [{ code: 131204 }] }],
			errors: [{ code: 131201 }],
		});
		expectRefusal(
			await graph('POST', `/${roomy}/join_requests`, whatsapp({ join_requests: [ids[1]] })),
			400,
			'131204',
		);
	});

	it('131207: a suspended group, until the suspension is cleared', async () => {
		const groupId = await newGroup();
		await letWrite(emulator, groupId, ana);
		await emulator.control('POST', '/groups/suspend', { groupId });
		expectRefusal(await graph('POST', messages, textTo(groupId, 'Hi')), 403, '131207');
		expect((await graph('GET', `/${groupId}?fields=suspended`)).data.suspended).toBe(true);
		await emulator.control('POST', '/groups/clear-suspension', { groupId });
		expect((await graph('POST', messages, textTo(groupId, 'Hi'))).status).toBe(200);
	});

	it('131208, 80007 and 4: more calls than the limits that were set', async () => {
		await emulator.control('POST', '/limits', { groupOperationsPerMinute: 1 });
		await graph('POST', `/${phoneNumberId}/groups`, whatsapp({ subject: 'One' }));
		expectRefusal(
			await graph('POST', `/${phoneNumberId}/groups`, whatsapp({ subject: 'Two' })),
			429,
			'131208',
		);
		await emulator.control('POST', '/limits', { apiCallsPerHour: 1 });
		await graph('GET', '/102290129340398');
		expectRefusal(await graph('GET', '/102290129340398'), 400, '80007');
		await emulator.control('POST', '/limits', { appCallsPerHour: 1 });
		await graph('GET', `/${phoneNumberId}`);
		expectRefusal(await graph('GET', `/${phoneNumberId}`), 400, '4');
	});

	it('131213: a join request that was handled already', async () => {
		const groupId = await newGroup({ joinApprovalMode: 'approval_required' });
		const { joinRequestId } = await emulator.control<{ joinRequestId: string }>(
			'POST',
			'/people/open-invite',
			{ groupId, waId: '4915100000001' },
		);
		const body = whatsapp({ join_requests: [joinRequestId] });
		expect(
			(await graph('DELETE', `/${groupId}/join_requests`, body)).data.rejected_join_requests,
		).toEqual([joinRequestId]);
		expectRefusal(await graph('DELETE', `/${groupId}/join_requests`, body), 400, '131213');
	});

	it('131215: a number that may not have groups', async () => {
		expectRefusal(
			await graph('POST', '/106540352242800/groups', whatsapp({ subject: 'No' })),
			400,
			'131215',
		);
	});
});
