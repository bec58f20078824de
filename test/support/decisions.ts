import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, startEmulatorHost, type EmulatorHost } from './emulatorHost';
import { openJoinRequests } from './openJoinRequests';

/** A decision as Meta documents it. */
interface DocumentedDecision {
	readonly method: 'POST' | 'DELETE';
	readonly body: { messaging_product: string; join_requests: string[] };
}

/** What tests of a decision on join requests have; one emulator for a file. */
export function useDecision(operation: 'approve' | 'reject') {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());
	const decide = async (groupId: string, which: INodeParameters): Promise<IDataObject[]> =>
		await host.outputs({ resource: 'joinRequest', operation, groupId: byId(groupId), ...which });
	return {
		/** Opens so many join requests, and decides about all of them. */
		async decideAll(people: number) {
			const { groupId, ids } = await openJoinRequests(host, people);
			const outputs = await decide(groupId, { joinRequests: 'allPending' });
			return { ids, outputs, open: (await host.seeGroup(groupId)).joinRequests };
		},
		/** Decides about as many as the documented request does, which has to be sent. */
		async expectDocumented({ method, body }: DocumentedDecision): Promise<void> {
			const { groupId, ids } = await openJoinRequests(host, body.join_requests.length);
			await decide(groupId, { joinRequests: 'selected', joinRequestIds: ids.join(', ') });
			const [sent] = await host.requests();
			expect(sent).toMatchObject({ method, body: { ...body, join_requests: ids } });
		},
	};
}
