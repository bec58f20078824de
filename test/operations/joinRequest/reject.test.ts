import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { openJoinRequests } from '../../support/openJoinRequests';
import request from '../../fixtures/meta.reject_join_requests.request.json';

/** What it has in common with the other decision: `test/groups/joinRequests/decisions.test.ts`. */
const parameters = { resource: 'joinRequest', operation: 'reject' };

let host: EmulatorHost;
beforeAll(async () => {
	host = await startEmulatorHost();
});
afterAll(async () => await host.close());

it('sends the documented body by DELETE', async () => {
	const { groupId, ids } = await openJoinRequests(host, request.join_requests.length);
	await host.run({
		...parameters,
		groupId: byId(groupId),
		joinRequests: 'selected',
		joinRequestIds: ids.join(', '),
	});
	const [sent] = await host.requests();
	expect(sent).toMatchObject({
		method: 'DELETE',
		body: { messaging_product: request.messaging_product, join_requests: ids },
	});
});

it('decides about 200 open requests at once', async () => {
	const { groupId, ids } = await openJoinRequests(host, 200);
	const outputs = await host.outputs({
		...parameters,
		groupId: byId(groupId),
		joinRequests: 'allPending',
	});
	expect(new Set(outputs.map(({ joinRequestId }) => joinRequestId))).toEqual(new Set(ids));
	expect((await host.seeGroup(groupId)).joinRequests).toEqual([]);
});
