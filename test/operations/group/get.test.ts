import { operation } from '../../../nodes/WhatsAppGroups/operations/group/get';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { outputOf, requestOf } from '../../support/requestOf';
import withUserIds from '../../fixtures/meta.get_group.response.bsuid.json';
import documented from '../../fixtures/meta.get_group.response.json';
import quoted from '../../fixtures/meta.get_group.response.strings.json';

const parameters = { resource: 'group', operation: 'get' };

describe('the request', () => {
	it('names the fields, since Graph answers with the ID alone without them', () => {
		expect(requestOf(operation, { groupId: 'G' })).toEqual({
			method: 'GET',
			on: { group: 'G' },
			query: {
				fields:
					'subject,description,suspended,creation_timestamp,participants,total_participant_count,join_approval_mode',
			},
		});
	});
});

describe('the output', () => {
	const simple = {
		groupId: documented.id,
		subject: 'New Purchase Inquiry',
		description: 'New car purchase options for current year models.',
		createdAt: '2025-08-18T20:27:57.000Z',
		joinApprovalMode: 'auto_approve',
		suspended: false,
		participantCount: 2,
		participants: [{ waId: '16505551234' }, { waId: '16505556789' }],
	};

	it('is the group in the words of this package', () => {
		expect(outputOf(operation, documented, { groupId: 'G' })).toEqual(simple);
	});

	it.each([
		[true, 'approval_required'],
		['true', 'approval_required'],
		[false, 'auto_approve'],
		['approval_required', 'approval_required'],
	])('says who can join, also where it is said as %j', (join_approval_mode, joinApprovalMode) => {
		const answer = { ...documented, join_approval_mode };
		expect(outputOf(operation, answer, { groupId: 'G' })).toMatchObject({ joinApprovalMode });
	});

	it('is the same when Meta quotes every number and boolean', () => {
		expect(outputOf(operation, quoted, { groupId: 'G' })).toEqual(simple);
	});

	it('keeps a participant whose phone number is hidden', () => {
		expect(outputOf(operation, withUserIds, { groupId: 'G' })).toMatchObject({
			participants: [
				{ waId: '16505551234' },
				{ userId: 'US.28817734120056449310', username: 'tiago_m' },
			],
		});
	});

	it('is the raw answer without Simplify', () => {
		expect(outputOf(operation, documented, { groupId: 'G', simplify: false })).toEqual(documented);
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('reads a group with its participants', async () => {
		const { groupId } = await host.createGroup({ subject: 'Watch Enthusiasts', participants: 8 });
		const [group] = await host.outputs({ ...parameters, groupId: byId(groupId) });
		expect(group).toMatchObject({
			groupId,
			subject: 'Watch Enthusiasts',
			participantCount: 8,
			suspended: false,
		});
		expect(group?.participants).toHaveLength(8);
	});

	it('reads only the fields that are chosen', async () => {
		const { groupId } = await host.createGroup({ subject: 'Deal', participants: 1 });
		const options = { fields: ['subject', 'total_participant_count'] };
		expect(await host.outputs({ ...parameters, groupId: byId(groupId), options })).toEqual([
			{ groupId, subject: 'Deal', participantCount: 1 },
		]);
	});
});
