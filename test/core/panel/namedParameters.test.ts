import type { INodeParameters } from 'n8n-workflow';
import { loadInPanel } from '../../support/actionHost';
import { byName, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { openJoinRequests } from '../../support/openJoinRequests';

let host: EmulatorHost;
beforeEach(async () => {
	host = await startEmulatorHost();
});
afterEach(async () => await host.close());

const panel = (resource: string, operation: string, name: string) => ({
	parameters: { resource, operation, groupId: byName(name) } as INodeParameters,
	credentials: host.credentials,
});

describe('where the group is given by its name', () => {
	it('the picker of participants shows those of the group', async () => {
		await host.createGroup({ subject: 'Order 4711', participants: 2 });
		const options = await loadInPanel(
			'loadParticipants',
			panel('participant', 'remove', 'order 4711'),
		);
		expect(options).toHaveLength(2);
	});

	it('the picker of join requests shows those of the group', async () => {
		const { groupId, ids } = await openJoinRequests(host, 2);
		const { subject } = await host.seeGroup(groupId);
		const options = await loadInPanel('loadJoinRequests', panel('joinRequest', 'approve', subject));
		expect(options.map(({ value }) => value)).toEqual(ids);
	});

	it('a picker says when there is no such group, or two', async () => {
		for (const subject of ['Order', 'Order']) await host.createGroup({ subject });
		const load = async (name: string) =>
			await loadInPanel('loadParticipants', panel('participant', 'remove', name));
		await expect(load('order')).rejects.toMatchObject({
			message: 'The name is "order", but 2 groups have this subject',
			description: expect.stringContaining('(ID '),
		});
		await expect(load('Other')).rejects.toThrow('no active group has this subject');
		expect(await load('')).toEqual([]);
	});
});
