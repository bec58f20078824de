import { operation } from '../../../nodes/WhatsAppGroups/operations/inviteLink/reset';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { outputOf, requestOf } from '../../support/requestOf';
import request from '../../fixtures/meta.reset_invite_link.request.json';
import documented from '../../fixtures/meta.reset_invite_link.response.json';

it("sends Meta's documented request", () => {
	expect(requestOf(operation, { groupId: 'G' })).toEqual({
		method: 'POST',
		on: { group: 'G' },
		edge: 'invite_link',
		body: request,
	});
});

it('gives the new link with the group', () => {
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

	it('gives a link that works, and the earlier one does not any more', async () => {
		const { groupId, inviteLink } = await host.createGroup();
		const [reset] = await host.outputs({
			resource: 'inviteLink',
			operation: 'reset',
			groupId: byId(groupId),
		});
		const open = async (link: unknown) =>
			await host.emulator.control<{ outcome: string }>('POST', '/people/open-invite', {
				inviteLink: link,
				waId: '16505551234',
			});
		expect((await open(inviteLink)).outcome).toBe('invalid_link');
		expect((await open(reset?.inviteLink)).outcome).toBe('joined');
	});
});
