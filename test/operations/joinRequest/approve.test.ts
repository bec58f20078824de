import { toDecisions } from '../../../nodes/WhatsAppGroups/groups/joinRequests/decisions';
import { operation } from '../../../nodes/WhatsAppGroups/operations/joinRequest/approve';
import { loadInPanel } from '../../support/actionHost';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { fakeSession } from '../../../scripts/generate/fakeSession';
import partial from '../../fixtures/meta.approve_join_requests.response.partial.json';
import request from '../../fixtures/meta.approve_join_requests.request.json';

const parameters = { resource: 'joinRequest', operation: 'approve' };

it("gives one output per request of Meta's documented partial answer", () => {
	const [failure] = partial.failed_join_requests;
	expect(toDecisions(partial, 'G', 'approved')).toEqual([
		{ groupId: 'G', joinRequestId: partial.approved_join_requests[0], status: 'approved' },
		{
			groupId: 'G',
			joinRequestId: failure?.join_request_id,
			status: 'failed',
			code: failure?.errors[0]?.code,
			reason: failure?.errors[0]?.error_data.details,
		},
	]);
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	async function ask(people: number): Promise<{ groupId: string; ids: string[] }> {
		const { groupId } = await host.createGroup({
			joinApprovalMode: 'approval_required',
			participants: 0,
		});
		const ids: string[] = [];
		for (let person = 0; person < people; person++)
			ids.push((await host.openInvite(groupId, `1650555${1000 + person}`)).joinRequestId);
		await host.emulator.control('DELETE', '/requests');
		return { groupId, ids };
	}

	it('sends the documented body by POST', async () => {
		const { groupId, ids } = await ask(request.join_requests.length);
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

	it('decides about all open requests', async () => {
		const { groupId, ids } = await ask(3);
		const outputs = await host.outputs({
			...parameters,
			groupId: byId(groupId),
			joinRequests: 'allPending',
		});
		expect(outputs).toEqual(
			ids.map((joinRequestId) => ({ groupId, joinRequestId, status: 'approved' })),
		);
		expect((await host.seeGroup(groupId)).joinRequests).toEqual([]);
	});

	it('gives what failed beside what went through, and a hint', async () => {
		const { groupId, ids } = await ask(1);
		const given = [...ids, 'Z29uZQ=='];
		const { items, hints } = await host.run({
			...parameters,
			groupId: byId(groupId),
			joinRequestIds: given.join(),
		});
		expect(items.map(({ json }) => json.status)).toEqual(['approved', 'failed']);
		expect(items[1]?.json).toMatchObject({ joinRequestId: 'Z29uZQ==', code: 131213 });
		expect(hints).toEqual([expect.objectContaining({ location: 'outputPane' })]);
	});

	it('says in a hint that nothing was open, and sends nothing', async () => {
		const { groupId } = await ask(0);
		const { items, hints } = await host.run({
			...parameters,
			groupId: byId(groupId),
			joinRequests: 'allPending',
		});
		expect(items).toEqual([]);
		expect(hints).toHaveLength(1);
		expect((await host.requests()).map(({ method }) => method)).toEqual(['GET']);
	});

	it('decides about those that are picked from the list', async () => {
		const { groupId, ids } = await ask(2);
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

	it('says of 20 people in a group for 8 who came in and who did not', async () => {
		const { groupId } = await ask(20);
		const outputs = await host.outputs({
			...parameters,
			groupId: byId(groupId),
			joinRequests: 'allPending',
		});
		expect(outputs.filter(({ status }) => status === 'approved')).toHaveLength(8);
		expect(
			outputs.filter(({ status, code }) => status === 'failed' && code === 131204),
		).toHaveLength(12);
	});

	it('loses nothing that the answer does not mention', async () => {
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
});
