import type { IDataObject } from 'n8n-workflow';
import { iso, readChange, seconds } from './readFixture';

const field = 'group_participants_update';
const ana = { wa_id: '16505551234' };
const ben = { wa_id: '16505556789' };
const errors = [{ code: 131212 }];
const inGroup = { group_id: 'G', timestamp: seconds };
const facts = { timestamp: iso, groupId: 'G' };
const failures = [{ code: 131212, hint: expect.stringMatching(/\w/) as string }];

function read(group: IDataObject, beside: IDataObject = {}, name = field): IDataObject[] {
	return readChange(name, { groups: [{ ...inGroup, ...group }], ...beside });
}

describe.each(['group_participants_add', 'group_add_participants'])('%s', (type) => {
	it('says who joined, and that only approval echoes what the business wrote', () => {
		const group = { type, added_participants: [ana, { ...ben, input: '+1 650-555-6789' }] };
		expect(read({ ...group, reason: 'invite_link', request_id: 'R' })).toEqual(
			[
				{ who: ana.wa_id, joinedVia: 'inviteLink' },
				{ who: ben.wa_id, joinedVia: 'joinRequest' },
			].map(({ who, joinedVia }) => ({
				event: 'participant.joined',
				eventId: `participant.joined|G|${seconds}|${who}`,
				...facts,
				requestId: 'R',
				reason: 'invite_link',
				participant: { id: who, waId: who },
				joinedVia,
			})),
		);
	});

	it('is passed on whole when nobody joined', () => {
		expect(read({ type, added_participants: [] })).toMatchObject([
			{ event: 'unknown', raw: { type } },
		]);
		expect(read({ type, added_participants: [ana] })).toHaveLength(1);
	});
});

describe.each([
	['group_join_request_created', 'joinRequest.created'],
	['group_join_request_revoked', 'joinRequest.revoked'],
])('%s', (type, event) => {
	it('says who asks, and the ID to answer with', () => {
		expect(read({ type, ...ana, join_request_id: 'J', reason: 'invite_link' })).toEqual([
			{
				event,
				eventId: `${event}|J|${seconds}`,
				...facts,
				reason: 'invite_link',
				joinRequestId: 'J',
				participant: { id: ana.wa_id, waId: ana.wa_id },
			},
		]);
	});

	it('is told apart by group, time and person where it has no ID', () => {
		expect(read({ type, ...ana })).toEqual([
			{
				event,
				eventId: `${event}|G|${seconds}|${ana.wa_id}`,
				...facts,
				participant: { id: ana.wa_id, waId: ana.wa_id },
			},
		]);
	});
});

describe.each(['group_participants_remove', 'group_remove_participants'])('%s', (type) => {
	const eventsOf = (group: IDataObject, beside?: IDataObject) =>
		read({ type, ...group }, beside).map(({ event }) => event);
	const written = { ...ana, input: ana.wa_id };

	it('says who left', () => {
		const group = { type, removed_participants: [ana, ben], request_id: 'R' };
		expect(read(group)).toEqual(
			[ana.wa_id, ben.wa_id].map((who) => ({
				event: 'participant.left',
				eventId: `participant.left|G|${seconds}|${who}`,
				...facts,
				requestId: 'R',
				participant: { id: who, waId: who },
			})),
		);
	});

	it('says whom the business removed, and whom it could not', () => {
		const group = {
			type,
			initiated_by: 'business',
			request_id: 'R',
			removed_participants: [ana],
			failed_participants: [{ ...ben, errors }],
		};
		expect(read(group)).toEqual([
			{
				event: 'participant.removed',
				eventId: `participant.removed|R|${ana.wa_id}`,
				...facts,
				requestId: 'R',
				participant: { id: ana.wa_id, waId: ana.wa_id },
			},
			{
				event: 'participant.removeFailed',
				eventId: `participant.removeFailed|R|${ben.wa_id}`,
				...facts,
				requestId: 'R',
				participant: { id: ben.wa_id, waId: ben.wa_id },
				errors: failures,
			},
		]);
	});

	it.each<[string, IDataObject, IDataObject, string]>([
		['the group says so', { initiated_by: 'business' }, {}, 'removed'],
		['it stands beside the group', {}, { initiated_by: 'business' }, 'removed'],
		['the person did it', { initiated_by: 'participant' }, { initiated_by: 'business' }, 'left'],
		['the person did it, says a word beside', {}, { initiated_by: 'participant' }, 'left'],
		['the one who left is named', { initiated_by: ana.wa_id }, {}, 'left'],
		['nobody says', {}, {}, 'left'],
	])('knows whether the business did it when %s', (_when, group, beside, event) => {
		expect(eventsOf({ removed_participants: [ana], ...group }, beside)).toEqual([
			`participant.${event}`,
		]);
	});

	it('takes what the business wrote, and failures, for its work where nobody says', () => {
		expect(eventsOf({ removed_participants: [written, ben] })).toEqual([
			'participant.removed',
			'participant.removed',
		]);
		expect(eventsOf({ removed_participants: [ana], failed_participants: [ben] })).toEqual([
			'participant.removed',
			'participant.removeFailed',
		]);
		expect(eventsOf({ removed_participants: [written], initiated_by: 'participant' })).toEqual([
			'participant.left',
		]);
	});

	it('is told apart by group and time where there is no request', () => {
		expect(read({ type, initiated_by: 'business', removed_participants: [ana] })).toMatchObject([
			{ eventId: `participant.removed|G|${seconds}|${ana.wa_id}` },
		]);
	});

	it('gives to each who failed the errors of the group if they have none of their own', () => {
		const failed = read({
			type,
			failed_participants: [ana, { ...ben, errors: [{ code: 1 }] }],
			errors,
		});
		expect(failed.map((event) => event.errors)).toEqual([
			failures,
			[expect.objectContaining({ code: 1 })],
		]);
		expect(read({ type, failed_participants: [ana] })[0]).not.toHaveProperty('errors');
	});

	it('is one failure when it names nobody, but says why', () => {
		expect(read({ type, errors, request_id: 'R', initiated_by: 'business' })).toEqual([
			{
				event: 'participant.removeFailed',
				eventId: 'participant.removeFailed|R|',
				...facts,
				requestId: 'R',
				errors: failures,
			},
		]);
		expect(eventsOf({ errors, removed_participants: [ana] })).toEqual(['participant.left']);
	});

	it('is passed on whole when it says nothing', () => {
		expect(read({ type })).toMatchObject([{ event: 'unknown', raw: { type } }]);
	});
});

it('hears by both spellings of the webhook field', () => {
	const group = { type: 'group_participants_add', added_participants: [ana] };
	expect(read(group, {}, 'group_participant_update')).toEqual(read(group));
});

it.each(['group_participants_mute', 'toString', '', undefined])(
	'passes on whole what it does not know: %s',
	(type) => {
		expect(read({ type })).toMatchObject([{ event: 'unknown', field, raw: { group_id: 'G' } }]);
	},
);
