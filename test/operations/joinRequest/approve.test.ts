import body from '../../fixtures/meta.approve_join_requests.request.json';
import { useDecision } from '../../support/decisions';

/** What it has in common with the other decision: `test/groups/joinRequests/decisions.test.ts`. */
const { decideAll, expectDocumented } = useDecision('approve');

it('sends the documented body by POST', async () => {
	await expectDocumented({ method: 'POST', body });
});

it('says of 20 people in a group for 8 who came in and who did not', async () => {
	const { outputs } = await decideAll(20);
	expect(outputs.filter(({ status }) => status === 'approved')).toHaveLength(8);
	expect(outputs.filter(({ status, code }) => status === 'failed' && code === 131204)).toHaveLength(
		12,
	);
});
