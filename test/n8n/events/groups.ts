import { failing, failLater, groupWithAna, numberPath, request, type EventCase } from './eventCase';

/** A new subject, and beside it a picture that WhatsApp does not take. */
function subjectAndBadPicture(subject: string): FormData {
	const form = new FormData();
	form.set('messaging_product', 'whatsapp');
	form.set('subject', subject);
	form.set('file', new Blob(['no picture'], { type: 'image/jpeg' }), 'plan.jpg');
	return form;
}

export const groupCases: EventCase[] = [
	{
		event: 'group.created',
		cause: async (control) => ({
			requestId: await request(control, 'POST', `${numberPath}/groups`, {
				subject: 'Order 4714',
				join_approval_mode: 'approval_required',
			}),
			groupId: expect.any(String) as unknown,
			subject: 'Order 4714',
			joinApprovalMode: 'approval_required',
			inviteLink: expect.stringContaining('https://chat.whatsapp.com/') as unknown,
		}),
	},
	{
		event: 'group.createFailed',
		cause: async (control) => {
			await failLater(control, 131214, { method: 'POST', path: '/groups' });
			const requestId = await request(control, 'POST', `${numberPath}/groups`, {
				subject: 'One too many',
				description: 'Never there',
			});
			return {
				requestId,
				subject: 'One too many',
				description: 'Never there',
				errors: failing(131214),
			};
		},
	},
	{
		event: 'group.deleted',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			return { groupId, requestId: await request(control, 'DELETE', `/${groupId}`) };
		},
	},
	{
		event: 'group.deleteFailed',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			await failLater(control, 131041, { method: 'DELETE', path: `/${groupId}` });
			return {
				groupId,
				requestId: await request(control, 'DELETE', `/${groupId}`),
				errors: failing(131041),
			};
		},
	},
	{
		event: 'group.settingsUpdated',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			const requestId = await request(control, 'POST', `/${groupId}`, {
				subject: 'Order 4712',
				description: 'العنوان الجديد',
			});
			const changes = {
				subject: { successful: true, text: 'Order 4712' },
				description: { successful: true, text: 'العنوان الجديد' },
			};
			return { groupId, requestId, subject: 'Order 4712', description: 'العنوان الجديد', changes };
		},
	},
	{
		event: 'group.settingsPartlyUpdated',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			const requestId = await request(
				control,
				'POST',
				`/${groupId}`,
				subjectAndBadPicture('Order 4713'),
			);
			const changes = {
				subject: { successful: true, text: 'Order 4713' },
				profilePicture: { successful: false, errors: failing(100) },
			};
			return { groupId, requestId, subject: 'Order 4713', changes, errors: failing(131201) };
		},
	},
	{
		event: 'group.settingsUpdateFailed',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			await failLater(control, 100, { method: 'POST', path: `/${groupId}` });
			const requestId = await request(control, 'POST', `/${groupId}`, { subject: 'Lost' });
			return {
				groupId,
				requestId,
				changes: { subject: { successful: false, errors: failing(100) } },
				errors: failing(131000),
			};
		},
	},
	{
		event: 'group.suspended',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			await control.post('/groups/suspend', { groupId });
			return { groupId };
		},
	},
	{
		event: 'group.suspensionCleared',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			await control.post('/groups/suspend', { groupId });
			await control.post('/groups/clear-suspension', { groupId });
			return { groupId };
		},
	},
];
