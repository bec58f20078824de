import type { IDataObject } from 'n8n-workflow';
import { allGroups } from '../../../nodes/WhatsAppGroups/groups/messages/allGroups';
import {
	readGroupFilters,
	type GroupFilters,
} from '../../../nodes/WhatsAppGroups/groups/messages/wantedGroups';
import { fakeSession, type FakeSession } from '../../../scripts/generate/fakeSession';

const march = Date.parse('2026-03-01T12:00:00Z') / 1000;
const listed: IDataObject[] = [
	{ id: 'A', subject: 'Order 1', created_at: String(march) },
	{ id: 'B', subject: 'Order 22', created_at: String(march + 86_400) },
	{ id: 'C', subject: 'Support', created_at: String(march + 2 * 86_400) },
];
const counts: Readonly<Record<string, IDataObject>> = {
	A: { total_participant_count: '3' },
	B: { total_participant_count: 0 },
	C: { participants: [{ wa_id: '16505551234' }] },
};

const context = { getTimezone: () => 'UTC' };

function openGraph(groups = listed, details = counts): FakeSession {
	return fakeSession(
		({ on }) =>
			typeof on === 'object' && 'group' in on
				? { id: on.group, ...details[on.group] }
				: { data: { groups } },
		{ context },
	);
}

/** Who gets a message: its ID, or the reason why not. */
async function reach(filters: GroupFilters, session = openGraph()): Promise<unknown[]> {
	const audience = await allGroups(filters)(session);
	const found: unknown[] = [];
	for (const id of audience.targets.ids) {
		const leftOut = await audience.examine(session, id);
		if (!leftOut) found.push(id);
		else if (leftOut.reason !== undefined) found.push([id, leftOut.reason]);
	}
	return found;
}

it.each<[GroupFilters, string[]]>([
	[{}, ['A', 'B', 'C']],
	[{ subjectContains: 'ORDER' }, ['A', 'B']],
	[{ subjectContains: 'or\u200bder' }, ['A', 'B']],
	[{ subjectMatches: '^order \\d\\d$' }, ['B']],
	[{ exceptGroups: ['B', 'C@g.us'] }, ['A']],
	[{ exceptGroups: [' support', 'ORDER 1'] }, ['B']],
	[{ exceptGroups: ['Y2FwaV9ncm91cDoxNzA1', 'A'] }, ['B', 'C']],
	[{ createdAfter: '2026-03-02T12:00:00' }, ['B', 'C']],
	[{ createdBefore: '2026-03-02T12:00:00' }, ['A']],
	[{ createdAfter: '2026-03-02', createdBefore: '2026-03-03' }, ['B']],
	[{ createdAfter: '2026-03-02T13:00:00+02:00' as never, createdBefore: '2026-03-03' }, ['B']],
	[{ subjectContains: 'order', exceptGroups: ['A'] }, ['B']],
])(
	'with the filters %j, the groups %j get the message, and none is read by itself',
	async (filters, ids) => {
		const session = openGraph();
		expect(await reach(filters, session)).toEqual(ids);
		expect(session.requests).toHaveLength(1);
	},
);

it('reads each group that passes the other filters, and no other, for the number of participants', async () => {
	const session = openGraph();
	const filters = { minParticipants: 2, exceptGroups: ['C'] };
	expect(await reach(filters, session)).toEqual(['A']);
	expect(session.requests.slice(1).map(({ on }) => on)).toEqual([{ group: 'A' }, { group: 'B' }]);
});

it('counts the participants where their number is not said', async () => {
	expect(await reach({ minParticipants: 1, subjectContains: 'Support' })).toEqual(['C']);
	expect(await reach({ minParticipants: 2, subjectContains: 'Support' })).toEqual([]);
});

it('says which group is suspended, and of which WhatsApp says too little', async () => {
	const details = { A: { suspended: 'true', total_participant_count: 3 }, B: {} };
	const session = openGraph(listed.slice(0, 2), details);
	expect(await reach({ minParticipants: 1 }, session)).toEqual([
		['A', 'WhatsApp has suspended this group'],
		['B', 'WhatsApp does not say the number of participants of this group'],
	]);
});

it('reads a group by itself where the list lacks what a filter needs', async () => {
	const groups = [{ id: 'A' }, { id: 'B', subject: 'Order 22' }];
	const session = openGraph(groups, { A: { subject: 'Order 1', creation_timestamp: march } });
	expect(await reach({ subjectContains: 'order' }, session)).toEqual(['A', 'B']);
	expect(session.requests.slice(1).map(({ on }) => on)).toEqual([{ group: 'A' }]);
});

it('reads the list once for all items of a run, also where it cannot be read', async () => {
	const session = openGraph();
	await reach({}, session);
	await reach({ subjectContains: 'order' }, session);
	expect(session.requests).toHaveLength(1);
	const refused = fakeSession(
		() => {
			throw new Error('No access');
		},
		{ context },
	);
	await expect(reach({}, refused)).rejects.toThrow('No access');
	await expect(reach({}, refused)).rejects.toThrow('No access');
	expect(refused.requests).toHaveLength(1);
});

it('names each group once, though a list that changes shows one on two pages', async () => {
	expect(await reach({}, openGraph([...listed, ...listed]))).toEqual(['A', 'B', 'C']);
});

it.each<[IDataObject[], GroupFilters, string]>([
	[[], {}, 'This phone number has no active groups, so nothing was sent.'],
	[listed, { subjectContains: 'holiday' }, 'None of the 3 active groups passes the filters'],
	[listed, { minParticipants: 4 }, 'None of the 3 active groups passes the filters'],
])('says that no group gets the message', async (groups, filters, hint) => {
	const session = openGraph(groups);
	expect(await reach(filters, session)).toEqual([]);
	expect(session.hints).toEqual([expect.stringContaining(hint)]);
	expect(session.hints[0]).toContain('Always Output Data');
});

it('says no such thing where one group passes, or was left out for another reason', async () => {
	const session = openGraph();
	expect(await reach({ minParticipants: 3 }, session)).toEqual(['A']);
	expect(session.hints).toEqual([]);
});

it('leaves a group unmentioned that does not pass the filters, suspended or not', async () => {
	const details = { A: { suspended: true, total_participant_count: 2 } };
	const session = openGraph(listed.slice(0, 1), details);
	expect(await reach({ minParticipants: 3 }, session)).toEqual([]);
});

it.each<[GroupFilters, string]>([
	[{ subjectContains: ' ' }, 'Subject Contains is empty'],
	[{ subjectMatches: '' }, 'Subject Matches is empty'],
	[{ exceptGroups: [] }, 'Except Group Names or IDs is empty'],
	[{ subjectMatches: '(' }, 'Subject Matches is not a valid regular expression: ('],
	[{ subjectMatches: '(a)\\1' }, 'Subject Matches has a pattern that could take too long'],
	[{ createdAfter: 'tomorrow' }, 'Created After is "tomorrow", but it must be a date'],
])('refuses the filters %j: %s', (filters, message) => {
	expect(() => readGroupFilters(filters, 'UTC')).toThrow(message);
});

it('leaves out every group that has a subject to except', async () => {
	const groups = [...listed, { id: 'D', subject: 'Support' }];
	expect(await reach({ exceptGroups: ['Support'] }, openGraph(groups))).toEqual(['A', 'B']);
});

it.each([
	[
		['Smith', 'John'],
		['A', 'B', 'C', 'E'],
	],
	[['Smith'], ['A', 'B', 'C', 'D']],
	[
		['Order 1', 'smith', 'John', 'Support'],
		['B', 'E'],
	],
	[['John', 'Smith'], undefined],
])('knows the subjects with commas in %j, which were taken for several', async (except, ids) => {
	const more = [
		{ id: 'D', subject: 'Smith, John' },
		{ id: 'E', subject: 'Smith' },
	];
	const reached = reach({ exceptGroups: except }, openGraph([...listed, ...more]));
	await (ids
		? expect(reached).resolves.toEqual(ids)
		: expect(reached).rejects.toThrow('has "John"'));
});

it('sends nothing where a group to except is not found by what may be its subject', async () => {
	await expect(reach({ exceptGroups: ['A', 'Suport'] })).rejects.toMatchObject({
		message: 'Except Group Names or IDs has "Suport", but no active group has this subject or ID',
		remedy: expect.stringContaining('Correct it'),
	});
});
