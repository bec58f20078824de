import { operation } from '../../../nodes/WhatsAppGroups/operations/participant/getMany';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { outputOf, requestOf } from '../../support/requestOf';
import documented from '../../fixtures/meta.get_group.response.bsuid.json';

it('asks the group for its participants', () => {
	expect(requestOf(operation, { groupId: 'G' })).toEqual({
		method: 'GET',
		on: { group: 'G' },
		query: { fields: 'participants' },
	});
});

it('gives one output per person, also without a phone number', () => {
	expect(outputOf(operation, documented, { groupId: 'G' })).toEqual([
		{
			groupId: 'G',
			waId: '16505551234',
			userId: 'US.13491208655302741918',
			username: 'sheena.nelson',
		},
		{
			groupId: 'G',
			userId: 'US.28817734120056449310',
			parentUserId: 'US.ENT.11815799212886844830',
			username: 'tiago_m',
		},
	]);
	expect(outputOf(operation, documented, { groupId: 'G', simplify: false })).toEqual(
		documented.participants,
	);
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it.each([0, 1, 8])('lists %d participants', async (participants) => {
		const { groupId } = await host.createGroup({ participants });
		expect(
			await host.outputs({ resource: 'participant', operation: 'getMany', groupId: byId(groupId) }),
		).toHaveLength(participants);
	});
});
