import { operation } from '../../../nodes/WhatsAppGroups/operations/group/delete';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { fakeSession } from '../../../scripts/generate/fakeSession';
import documented from '../../fixtures/meta.delete_group.response.json';
import withRequestId from '../../fixtures/meta.delete_group.response.request_id.json';

const parameters = { resource: 'group', operation: 'delete' };

describe('the request', () => {
	it.each([
		['the documented answer', documented, {}],
		['the answer with a request ID', withRequestId, { requestId: withRequestId.request_id }],
	])('is one DELETE of the group, and takes %s', async (_what, answer, ids) => {
		const session = fakeSession(() => answer);
		const output = await operation.run?.(session, {
			groupId: 'G',
			waitForResult: false,
			options: {},
		});
		expect(session.requests).toEqual([{ method: 'DELETE', on: { group: 'G' } }]);
		expect(output).toEqual({
			groupId: 'G',
			...ids,
			deleted: false,
			status: 'accepted',
			reportedBy: ['group.deleted', 'group.deleteFailed'],
		});
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('waits until the group is gone', async () => {
		const { groupId } = await host.createGroup();
		const [deleted] = await host.outputs({ ...parameters, groupId: byId(groupId) });
		expect(deleted).toEqual({
			deleted: true,
			groupId,
			requestId: expect.any(String),
			status: 'deleted',
		});
		expect(host.emulator.state.groups.find(groupId)).toBeUndefined();
	});

	it('says on timeout that the group is still there, and which event reports it', async () => {
		const { groupId } = await host.createGroup();
		await host.emulator.control('POST', '/limits', { asyncDelayMs: 60_000 });
		const { items, hints } = await host.run({
			...parameters,
			groupId: byId(groupId),
			options: { timeoutSeconds: 1 },
		});
		expect(items[0]?.json).toMatchObject({
			deleted: false,
			status: 'accepted',
			requestId: expect.any(String),
			reportedBy: ['group.deleted', 'group.deleteFailed'],
		});
		expect(hints).toMatchObject([{ message: expect.stringContaining('Group → Get Many') }]);
	});
});
