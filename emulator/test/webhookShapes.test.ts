import { phoneNumberId, whatsapp } from './graphClient';
import { useDocumentedWebhooks } from './documentedWebhooks';

const ana = '16505551234';
const ben = '16505556789';

describe('webhooks look as documented', () => {
	const { emulator, callback, graph, newGroup, expectNext } = useDocumentedWebhooks();

	it('a group is created, and one is not', async () => {
		await graph('POST', `/${phoneNumberId}/groups`, whatsapp({ subject: 'New Purchase Inquiry' }));
		await expectNext('webhook.lifecycle.create_ok', {
			type: 'group_create',
			join_approval_mode: 'auto_approve',
		});
		await emulator.control('POST', '/faults', { kind: 'fail-later', code: 131214 });
		await graph('POST', `/${phoneNumberId}/groups`, whatsapp({ subject: 'New Purchase Inquiry' }));
		await expectNext('webhook.lifecycle.create_fail.no_group_id', { errors: [{ code: 131214 }] });
	});

	it('a group is deleted, and one is not', async () => {
		const groupId = await newGroup();
		await emulator.control('POST', '/faults', { kind: 'fail-later', code: 131041 });
		await graph('DELETE', `/${groupId}`);
		await expectNext('webhook.lifecycle.delete_fail', { group_id: groupId });
		const { data } = await graph('DELETE', `/${groupId}`);
		await expectNext('webhook.lifecycle.delete_ok', {
			group_id: groupId,
			request_id: data.request_id,
		});
		expect((await graph('GET', `/${groupId}`)).status).toBe(400);
	});

	it('people join, ask, change their minds and leave', async () => {
		const groupId = await newGroup({ participants: 0 });
		await emulator.control('POST', '/people/open-invite', { groupId, waId: ana });
		await expectNext('webhook.participants.joined_invite_link', {
			added_participants: [{ wa_id: ana }],
		});
		await emulator.control('POST', '/people/leave', { groupId, waId: ana });
		await expectNext('webhook.participants.left', { initiated_by: 'participant' });
		const asking = await newGroup({ joinApprovalMode: 'approval_required', participants: 0 });
		await emulator.control('POST', '/people/open-invite', { groupId: asking, waId: ben });
		await expectNext('webhook.participants.join_request_created', { wa_id: ben });
		await emulator.control('POST', '/people/cancel-join-request', { groupId: asking, waId: ben });
		await expectNext('webhook.participants.join_request_revoked', { wa_id: ben });
	});

	it('people get another number, and another user ID', async () => {
		await newGroup();
		await emulator.control('POST', '/people/change-id', { waId: ana, newWaId: '12195555358' });
		await expectNext('webhook.messages.system_user_changed_number', {
			type: 'system',
			from: ana,
			system: expect.objectContaining({ wa_id: '12195555358' }),
		});
		await emulator.control('POST', '/webhooks', { userIds: true });
		await emulator.control('POST', '/people/change-id', { waId: '12195555358' });
		await expectNext('webhook.messages.system_user_changed_user_id', { type: 'system' });
		await expect(
			emulator.control('POST', '/people/change-id', { waId: ben, newWaId: '12195555358' }),
		).rejects.toThrow(/number of somebody else/);
	});

	it('participants are removed: all, some, none', async () => {
		const groupId = await newGroup();
		const remove = async (...users: string[]) =>
			graph(
				'DELETE',
				`/${groupId}/participants`,
				whatsapp({ participants: users.map((user) => ({ user: `+${user}` })) }),
			);
		await remove(ana, ben);
		await expectNext('webhook.participants.removed_ok', {
			removed_participants: [{ input: `+${ana}` }, { input: `+${ben}` }],
		});
		await remove(ana, ben);
		await expectNext('webhook.participants.removed_fail', { errors: [{ code: 131212 }] });
		const other = await newGroup({ participants: [{ waId: ana }] });
		await graph(
			'DELETE',
			`/${other}/participants`,
			whatsapp({ participants: [{ user: ana }, { user: ben }] }),
		);
		await expectNext('webhook.participants.removed_partial', {
			errors: [{ code: 131201, title: 'Not All Participants Remove Succeeded' }],
		});
		expect(
			await emulator.control('POST', '/people/open-invite', { groupId, waId: ana }),
		).toMatchObject({ outcome: 'removed_before' });
	});

	it('settings are updated, and are not', async () => {
		const groupId = await newGroup();
		await graph('POST', `/${groupId}`, whatsapp({ subject: 'Watch Enthusiasts' }));
		await expectNext('webhook.settings.ok.subject_only', {
			group_subject: { text: 'Watch Enthusiasts', update_successful: true },
		});
		await emulator.control('POST', '/faults', { kind: 'fail-later', code: 100 });
		await graph('POST', `/${groupId}`, whatsapp({ subject: 'Lost' }));
		const [failed] = await callback.groups(1);
		expect(failed).toMatchObject({
			group_subject: { update_successful: false, errors: [{ code: 100 }] },
			errors: [{ code: 131000 }],
		});
		expect((await graph('GET', `/${groupId}?fields=subject`)).data.subject).toBe(
			'Watch Enthusiasts',
		);
	});

	it('a group is suspended and the suspension cleared', async () => {
		const groupId = await newGroup();
		await emulator.control('POST', '/groups/suspend', { groupId });
		await expectNext('webhook.status.suspended', { group_id: groupId });
		await emulator.control('POST', '/groups/clear-suspension', { groupId });
		await expectNext('webhook.status.suspension_cleared', { group_id: groupId });
	});

	it('people with user IDs, and some whose number stays hidden', async () => {
		await emulator.control('POST', '/webhooks', { userIds: true });
		const groupId = await newGroup({
			participants: [{ waId: ana, name: 'Tiago', username: 'tiago_m', hidePhone: true }],
		});
		await emulator.control('POST', '/people/write', { groupId, waId: ana, text: 'hello' });
		const [value] = await callback.values(1);
		expect(value).toMatchObject({
			contacts: [
				{
					profile: { name: 'Tiago', username: 'tiago_m' },
					user_id: expect.stringMatching(/^US\.\d{20}$/),
				},
			],
		});
		expect(JSON.stringify(value)).not.toContain(ana);
		const [message] = value?.messages as [{ from_user_id: string; from?: string }];
		expect(message.from).toBeUndefined();
		const { data } = await graph('GET', `/${groupId}?fields=participants`);
		expect(data.participants).toEqual([{ user_id: message.from_user_id, username: 'tiago_m' }]);
	});
});
