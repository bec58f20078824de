import { operation } from '../../../nodes/WhatsAppGroups/operations/group/delete';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';

const parameters = { resource: 'group', operation: 'delete' };

describe('the request', () => {
	it('is a DELETE of the group, without a body', () => {
		expect(requestOf(operation, 'graph', { groupId: 'G' })).toEqual({ method: 'DELETE', on: { group: 'G' } });
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('says that the group is deleted, and which request reports it', async () => {
		const { groupId } = await host.createGroup();
		const [deleted] = await host.outputs({ ...parameters, groupId: byId(groupId) });
		expect(deleted).toMatchObject({ deleted: true, groupId });
	});
});
