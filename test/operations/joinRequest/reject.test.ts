import body from '../../fixtures/meta.reject_join_requests.request.json';
import { useDecision } from '../../support/decisions';

/** What it has in common with the other decision: `test/groups/joinRequests/decisions.test.ts`. */
const { decideAll, expectDocumented } = useDecision('reject');

it('sends the documented body by DELETE', async () => {
	await expectDocumented({ method: 'DELETE', body });
});

it('decides about 200 open requests at once', async () => {
	const { ids, outputs, open } = await decideAll(200);
	expect(new Set(outputs.map(({ joinRequestId }) => joinRequestId))).toEqual(new Set(ids));
	expect(open).toEqual([]);
});
