import { operation } from '../../../nodes/WhatsAppGroups/operations/joinRequest/getMany';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { outputOf, requestOf } from '../../support/requestOf';
import withUserIds from '../../fixtures/meta.list_join_requests.response.bsuid.json';
import documented from '../../fixtures/meta.list_join_requests.response.json';

const parameters = { resource: 'joinRequest', operation: 'getMany' };

it('asks the group for its join requests', () => {
	expect(requestOf(operation, { groupId: 'G' })).toEqual({
		method: 'GET',
		on: { group: 'G' },
		edge: 'join_requests',
	});
});

it("gives ID, time and person of Meta's documented answer", () => {
	const [first] = operation.entries?.(documented) ?? [];
	expect(outputOf(operation, first ?? {}, { groupId: 'G' })).toEqual({
		groupId: 'G',
		joinRequestId: documented.data[0]?.join_request_id,
		createdAt: '2025-08-18T20:27:57.000Z',
		participant: { waId: '16505551234' },
	});
});

it('keeps a person whose phone number is hidden', () => {
	const second = operation.entries?.(withUserIds)[1] ?? {};
	expect(outputOf(operation, second, { groupId: 'G' })).toMatchObject({
		participant: {
			userId: 'US.28817734120056449310',
			parentUserId: 'US.ENT.11815799212886844830',
			username: 'tiago_m',
		},
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it.each([0, 1, 200])('reads %d open requests', async (count) => {
		const { groupId } = await host.createGroup({
			joinApprovalMode: 'approval_required',
			participants: 0,
		});
		for (let person = 0; person < count; person++)
			await host.openInvite(groupId, `1650555${1000 + person}`);
		const requests = await host.outputs({ ...parameters, groupId: byId(groupId), returnAll: true });
		expect(new Set(requests.map(({ joinRequestId }) => joinRequestId)).size).toBe(count);
		expect(requests).toHaveLength(count);
	});
});
