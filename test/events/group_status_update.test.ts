import { iso, readChange, seconds } from './readFixture';

const field = 'group_status_update';

it.each([
	['group_suspend', 'group.suspended'],
	['group_suspend_cleared', 'group.suspensionCleared'],
])('says which group %s is about, and when', (type, event) => {
	const groups = [{ type, group_id: 'G', timestamp: seconds }];
	expect(readChange(field, { groups })).toEqual([
		{ event, eventId: `${event}|G|${seconds}`, timestamp: iso, groupId: 'G' },
	]);
});

it.each([
	{ type: 'group_archive', group_id: 'G' },
	{ type: 'toString', group_id: 'G' },
	{ group_id: 'G' },
	{ type: 'group_suspend' },
	{ type: 'group_suspend', group_id: '' },
])('passes on whole what it does not know: %j', (group) => {
	expect(readChange(field, { groups: [group] })).toMatchObject([
		{ event: 'unknown', field, raw: group },
	]);
});
