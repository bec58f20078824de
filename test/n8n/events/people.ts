import { ana, ben, failing, groupWithAna, request, type EventCase } from './eventCase';

export const peopleCases: EventCase[] = [
	{
		event: 'participant.joined',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			await control.person('open-invite', { groupId, ...ben });
			return { groupId, participant: { waId: ben.waId }, joinedVia: 'inviteLink' };
		},
	},
	{
		event: 'participant.left',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			await control.person('leave', { groupId, waId: ana.waId });
			return { groupId, participant: { waId: ana.waId } };
		},
	},
	{
		event: 'participant.removed',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			const requestId = await request(control, 'DELETE', `/${groupId}/participants`, {
				participants: [{ user: `+${ana.waId}` }],
			});
			return { groupId, requestId, participant: { waId: ana.waId } };
		},
	},
	{
		event: 'participant.removeFailed',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			const requestId = await request(control, 'DELETE', `/${groupId}/participants`, {
				participants: [{ user: `+${ben.waId}` }],
			});
			return { groupId, requestId, participant: { waId: ben.waId }, errors: failing(131212) };
		},
	},
	{
		event: 'joinRequest.created',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control, { joinApprovalMode: 'approval_required' });
			const { joinRequestId } = (await control.person('open-invite', { groupId, ...ben })) as {
				joinRequestId: string;
			};
			return { groupId, joinRequestId, participant: { waId: ben.waId }, reason: 'invite_link' };
		},
	},
	{
		event: 'joinRequest.revoked',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control, { joinApprovalMode: 'approval_required' });
			const { joinRequestId } = (await control.person('open-invite', { groupId, ...ben })) as {
				joinRequestId: string;
			};
			await control.person('cancel-join-request', { groupId, waId: ben.waId });
			return { groupId, joinRequestId, participant: { waId: ben.waId } };
		},
	},
	{
		event: 'participant.idChanged',
		cause: async (control) => {
			await groupWithAna(control);
			await control.person('change-id', { waId: ana.waId, newWaId: '12195555358' });
			return { changed: 'phoneNumber', previousParticipant: { waId: ana.waId } };
		},
	},
];
