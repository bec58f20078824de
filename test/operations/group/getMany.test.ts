import { operation } from '../../../nodes/WhatsAppGroups/operations/group/getMany';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { outputOf, requestOf } from '../../support/requestOf';
import empty from '../../fixtures/meta.list_groups.response.empty.json';
import documented from '../../fixtures/meta.list_groups.response.json';

const parameters = { resource: 'group', operation: 'getMany' };

describe('the request', () => {
	it('asks for the groups of the phone number', () => {
		expect(requestOf(operation, {})).toEqual({ method: 'GET', on: 'phoneNumber', edge: 'groups' });
	});
});

describe('the output', () => {
	it("finds the groups inside Meta's data object", () => {
		expect(operation.entries?.(documented)).toEqual(documented.data.groups);
		expect(operation.entries?.(empty)).toEqual([]);
	});

	it('gives ID, subject and time', () => {
		expect(outputOf(operation, { ...documented.data.groups[0] }, {})).toEqual({
			groupId: documented.data.groups[0]?.id,
			subject: 'New Purchase Inquiry',
			createdAt: '2025-08-18T20:27:57.000Z',
		});
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeEach(async () => {
		host = await startEmulatorHost();
	});
	afterEach(async () => await host.close());

	it('gives nothing, and no failure, without groups', async () => {
		expect(await host.outputs({ ...parameters, returnAll: true })).toEqual([]);
	});

	it('gives at most the limit, and asks for no more than that', async () => {
		await host.emulator.control('POST', '/groups', { subject: 'Deal', count: 60 });
		expect(await host.outputs({ ...parameters, limit: 7 })).toHaveLength(7);
		const [request] = await host.requests();
		expect(request?.query).toMatchObject({ limit: '7' });
	});

	it('gives all 10,000 groups once each, in pages of 1,024', async () => {
		await host.emulator.control('POST', '/groups', { subject: 'Deal', count: 10_000 });
		await host.emulator.control('DELETE', '/requests');
		const groups = await host.outputs({ ...parameters, returnAll: true });
		expect(new Set(groups.map(({ groupId }) => groupId)).size).toBe(10_000);
		expect(groups).toHaveLength(10_000);
		expect(await host.requests()).toHaveLength(10);
	});

	it('gives the groups whose subject has a text in it, and counts those for the limit', async () => {
		for (const subject of ['Deal 1', 'Support', 'DEAL 2', 'A deal'])
			await host.createGroup({ subject });
		const find = async (limit: number) =>
			(await host.outputs({ ...parameters, limit, filters: { subjectContains: ' deal ' } })).map(
				({ subject }) => subject,
			);
		expect(await find(50)).toEqual(['A deal', 'DEAL 2', 'Deal 1']);
		expect(await find(2)).toHaveLength(2);
	});

	it('starts the list once more when it changed while it was read', async () => {
		await host.emulator.control('POST', '/groups', { subject: 'Deal', count: 2_000 });
		await host.emulator.control('DELETE', '/requests');
		await host.emulator.control('POST', '/faults', { kind: 'slow', delayMs: 1 });
		await host.emulator.control('POST', '/faults', { kind: 'refuse', code: 131059 });
		const groups = await host.outputs({ ...parameters, returnAll: true });
		expect(new Set(groups.map(({ groupId }) => groupId)).size).toBe(2_000);
		expect(groups).toHaveLength(2_000);
		const cursors = (await host.requests()).map(({ query }) => 'after' in query);
		expect(cursors).toEqual([false, true, false, true]);
	});

	it('gives up when the list changes again', async () => {
		await host.emulator.control('POST', '/faults', { kind: 'refuse', code: 131059, count: 2 });
		await expect(host.run({ ...parameters, returnAll: true })).rejects.toMatchObject({
			message: 'The list changed while it was being read',
		});
		expect(await host.requests()).toHaveLength(2);
	});
});
