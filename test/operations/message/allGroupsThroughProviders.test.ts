import type { IDataObject } from 'n8n-workflow';
import { byId } from '../../support/emulatorHost';
import { ProviderHost, testedProviders } from '../../support/providerHosts';

describe.each(testedProviders)('All Groups through $name', (provider) => {
	let host: ProviderHost;
	const ids: Record<string, string> = {};
	beforeAll(async () => {
		host = await ProviderHost.open(provider, { settings: { messagesPerSecond: 0 } });
		({ groupId: ids.open = '' } = await host.createOpenGroup({ subject: 'Open', participants: 3 }));
		({ groupId: ids.quiet = '' } = await host.createGroup({ subject: 'Quiet for a day' }));
		({ groupId: ids.empty = '' } = await host.createGroup({ subject: 'Empty', participants: 0 }));
		const { graphId, groupId } = await host.createOpenGroup({ subject: 'Asleep' });
		ids.asleep = groupId;
		await host.emulator.control('POST', '/groups/suspend', { groupId: graphId });
		const gone = await host.createOpenGroup({ subject: 'Gone' });
		await host.run({ resource: 'group', operation: 'delete', groupId: byId(gone.groupId) });
		await host.emulator.control('POST', '/clock', { advanceMs: 1_000 });
	});
	afterAll(async () => await host.close());

	/** What became of each group: whether it got the message, or why it did not. */
	async function reach(groupFilters: IDataObject): Promise<unknown[]> {
		const parameters = { resource: 'message', operation: 'sendText', sendTo: 'all', text: 'Hello' };
		const outputs = await host.outputs(
			{ ...parameters, groupFilters: groupFilters as never },
			{ continueOnFail: true },
		);
		return outputs.map(({ groupId, messageId, reason, error }) => [
			groupId,
			messageId ? 'sent' : (reason ?? (error as IDataObject).code),
		]);
	}

	it('sends to those that can get it, leaves out those that cannot, and says why', async () => {
		expect(await reach({})).toEqual([
			[ids.asleep, 'WhatsApp has suspended this group'],
			[ids.empty, 'Nobody is in this group'],
			[ids.quiet, 131047],
			[ids.open, 'sent'],
		]);
		expect(host.deviations).toEqual([]);
	});

	const today = new Date().toISOString().slice(0, 4);
	it.each<[IDataObject, string[]]>([
		[{ subjectContains: 'PEN' }, ['open']],
		[{ subjectMatches: '^quiet|^open' }, ['quiet', 'open']],
		[{ exceptGroups: ['Quiet for a day', 'asleep', 'Empty'] }, ['open']],
		[{ minParticipants: 3 }, ['open']],
		[{ createdBefore: `${today}-01-01` }, []],
	])('sends with the filters %j to %j', async (filters, reached) => {
		expect((await reach(filters)).map((one) => (one as unknown[])[0])).toEqual(
			reached.map((name) => ids[name]),
		);
	});

	it('takes the groups to except by their IDs, too', async () => {
		const exceptGroups = [ids.quiet, ids.asleep, ids.empty];
		expect(await reach({ exceptGroups })).toEqual([[ids.open, 'sent']]);
	});
});
