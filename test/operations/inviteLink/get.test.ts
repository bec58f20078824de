import { operation } from '../../../nodes/WhatsAppGroups/operations/inviteLink/get';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { outputOf, requestOf } from '../../support/requestOf';
import documented from '../../fixtures/meta.get_invite_link.response.json';

const parameters = { resource: 'inviteLink', operation: 'get' };

it('asks the group for its link', () => {
	expect(requestOf(operation, { groupId: 'G' })).toEqual({
		method: 'GET',
		on: { group: 'G' },
		edge: 'invite_link',
	});
});

it("gives the link of Meta's documented answer with the group", () => {
	expect(outputOf(operation, documented, { groupId: 'G' })).toEqual({
		groupId: 'G',
		inviteLink: documented.invite_link,
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('gives the link by which people really join', async () => {
		const { groupId, inviteLink } = await host.createGroup();
		expect(await host.outputs({ ...parameters, groupId: byId(groupId) })).toEqual([
			{ groupId, inviteLink },
		]);
	});
});
