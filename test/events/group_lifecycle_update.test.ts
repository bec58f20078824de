import type { IDataObject } from 'n8n-workflow';
import { iso, readChange, seconds } from './readFixture';

const field = 'group_lifecycle_update';
const errors = [{ code: 131211, title: 'Title', message: 'Message', error_data: { details: 'D' } }];

function read(group: IDataObject): IDataObject[] {
	return readChange(field, { groups: [group] });
}

it('says everything that is known of a new group', () => {
	const group = {
		type: 'group_create',
		timestamp: seconds,
		group_id: 'G',
		request_id: 'R',
		subject: 'Subject',
		description: 'Description',
		invite_link: 'https://chat.whatsapp.com/L',
		join_approval_mode: 'auto_approve',
	};
	expect(read(group)).toEqual([
		{
			event: 'group.created',
			eventId: 'group.created|R',
			timestamp: iso,
			groupId: 'G',
			requestId: 'R',
			subject: 'Subject',
			description: 'Description',
			inviteLink: 'https://chat.whatsapp.com/L',
			joinApprovalMode: 'auto_approve',
		},
	]);
});

it.each([
	['group_create', 'group.createFailed'],
	['group_delete', 'group.deleteFailed'],
])('knows by its errors that %s failed', (type, event) => {
	const [failed] = read({ type, group_id: 'G', request_id: 'R', errors });
	expect(failed).toMatchObject({ event, eventId: `${event}|R`, errors: [{ code: 131211 }] });
	expect(read({ type, group_id: 'G', request_id: 'R', errors: [] })[0]).not.toHaveProperty(
		'errors',
	);
});

it('tells apart what has no request by group and time', () => {
	const [deleted] = read({ type: 'group_delete', group_id: 'G', timestamp: seconds });
	expect(deleted).toEqual({
		event: 'group.deleted',
		eventId: `group.deleted|G|${seconds}`,
		timestamp: iso,
		groupId: 'G',
	});
});

it.each(['group_rename', 'toString', '', undefined, 7])(
	'passes on whole what it does not know: %s',
	(type) => {
		expect(read({ type, group_id: 'G' })).toMatchObject([
			{ event: 'unknown', field, raw: { group_id: 'G' } },
		]);
	},
);

it('reads every group of a webhook', () => {
	const groups = ['A', 'B'].map((group_id) => ({ type: 'group_delete', group_id }));
	expect(readChange(field, { groups }).map(({ groupId }) => groupId)).toEqual(['A', 'B']);
});
