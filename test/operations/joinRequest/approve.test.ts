import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { openJoinRequests } from '../../support/openJoinRequests';
import request from '../../fixtures/meta.approve_join_requests.request.json';

/** What it has in common with the other decision: `test/groups/joinRequests/decisions.test.ts`. */
const parameters = { resource: 'joinRequest', operation: 'approve' };

let host: EmulatorHost;
beforeAll(async () => {
	host = await startEmulatorHost();
});
afterAll(async () => await host.close());

it('sends the documented body by POST', async () => {
	const { groupId, ids } = await openJoinRequests(host, request.join_requests.length);
	await host.run({
		...parameters,
		groupId: byId(groupId),
		joinRequests: 'selected',
		joinRequestIds: ids.join(', '),
	});
	const [sent] = await host.requests();
	expect(sent).toMatchObject({
		method: 'POST',
		body: { messaging_product: request.messaging_product, join_requests: ids },
	});
});

it('says of 20 people in a group for 8 who came in and who did not', async () => {
	const { groupId } = await openJoinRequests(host, 20);
	const outputs = await host.outputs({
		...parameters,
		groupId: byId(groupId),
		joinRequests: 'allPending',
	});
	expect(outputs.filter(({ status }) => status === 'approved')).toHaveLength(8);
	expect(outputs.filter(({ status, code }) => status === 'failed' && code === 131204)).toHaveLength(
		12,
	);
});
