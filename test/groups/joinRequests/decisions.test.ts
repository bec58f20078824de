import { toDecisions } from '../../../nodes/WhatsAppGroups/groups/joinRequests/decisions';
import { operation as approve } from '../../../nodes/WhatsAppGroups/operations/joinRequest/approve';
import { operation as reject } from '../../../nodes/WhatsAppGroups/operations/joinRequest/reject';
import { fakeSession } from '../../../scripts/generate/fakeSession';
import { loadInPanel } from '../../support/actionHost';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { openJoinRequests } from '../../support/openJoinRequests';
import approvedInPart from '../../fixtures/meta.approve_join_requests.response.partial.json';
import rejectedInPart from '../../fixtures/meta.reject_join_requests.response.partial.json';

const decisions = [
	{
		operation: approve,
		status: 'approved',
		partial: approvedInPart,
		done: approvedInPart.approved_join_requests,
	},
	{
		operation: reject,
		status: 'rejected',
		partial: rejectedInPart,
		done: rejectedInPart.rejected_join_requests,
	},
] as const;

describe.each(decisions)(
	'join requests that are $status',
	({ operation, status, partial, done }) => {
		const parameters = { resource: 'joinRequest', operation: operation.operation };
		let host: EmulatorHost;
		beforeAll(async () => {
			host = await startEmulatorHost();
		});
		afterAll(async () => await host.close());

		it("are one output each, as Meta's documented partial answer has them", () => {
			const [failure] = partial.failed_join_requests;
			expect(toDecisions(partial, 'G', status)).toEqual([
				{ groupId: 'G', joinRequestId: done[0], status },
				{
					groupId: 'G',
					joinRequestId: failure?.join_request_id,
					status: 'failed',
					code: failure?.errors[0]?.code,
					reason: failure?.errors[0]?.error_data.details,
				},
			]);
		});

		it('are all that were open', async () => {
			const { groupId, ids } = await openJoinRequests(host, 3);
			const outputs = await host.outputs({
				...parameters,
				groupId: byId(groupId),
				joinRequests: 'allPending',
			});
			expect(outputs).toEqual(ids.map((joinRequestId) => ({ groupId, joinRequestId, status })));
			expect((await host.seeGroup(groupId)).joinRequests).toEqual([]);
		});

		it('come beside those that failed, with a hint', async () => {
			const { groupId, ids } = await openJoinRequests(host, 1);
			const given = [...ids, 'Z29uZQ=='];
			const { items, hints } = await host.run({
				...parameters,
				groupId: byId(groupId),
				joinRequestIds: given.join(),
			});
			expect(items.map(({ json }) => json.status)).toEqual([status, 'failed']);
			expect(items[1]?.json).toMatchObject({ joinRequestId: 'Z29uZQ==', code: 131213 });
			expect(hints).toEqual([expect.objectContaining({ location: 'outputPane' })]);
		});

		it('are none when nothing was open: a hint says so, and nothing is sent', async () => {
			const { groupId } = await openJoinRequests(host, 0);
			const { items, hints } = await host.run({
				...parameters,
				groupId: byId(groupId),
				joinRequests: 'allPending',
			});
			expect(items).toEqual([]);
			expect(hints).toHaveLength(1);
			expect((await host.requests()).map(({ method }) => method)).toEqual(['GET']);
		});

		it('are those that were picked from the list', async () => {
			const { groupId, ids } = await openJoinRequests(host, 2);
			const panel = {
				parameters: { ...parameters, groupId: byId(groupId) },
				credentials: host.credentials,
			};
			const options = await loadInPanel('loadJoinRequests', panel);
			expect(options.map(({ value }) => value)).toEqual(ids);
			expect(options[0]?.name).toContain('+16505551000');
			await host.run({
				...parameters,
				groupId: byId(groupId),
				joinRequests: 'picked',
				pickedJoinRequests: ids.slice(0, 1),
			});
			expect((await host.seeGroup(groupId)).joinRequests).toHaveLength(1);
		});

		it('may be missing in the answer, and are not lost', async () => {
			const session = fakeSession(() => ({ messaging_product: 'whatsapp' }));
			const values = {
				groupId: 'G',
				joinRequests: 'selected',
				joinRequestIds: ['A'],
				pickedJoinRequests: [],
			};
			expect(await operation.run?.(session, values)).toEqual([
				expect.objectContaining({ joinRequestId: 'A', status: 'unknown' }),
			]);
		});
	},
);
