import { enterSuite, type Suite } from './suite';
import { answer, ask, open, outputOf } from './waitingWorkflow';

const double = { values: { approvalType: 'double', disapproveLabel: 'Not yet' } };

let suite: Suite;
beforeAll(async () => {
	suite = await enterSuite();
});

it('goes on with an approval, and the page says so', async () => {
	const question = await ask(suite, { approvalOptions: double });
	const [approve = ''] = question.links;
	const page = await open(approve);
	expect(page.status).toBe(200);
	expect(page.data).toContain('Oak Street');
	const answered = await answer(approve, { answer: 'approve' });
	expect(answered.status).toBe(200);
	expect(answered.data).toContain('the answer was taken');
	expect(await outputOf(suite, question)).toEqual([
		{
			data: {
				approved: true,
				respondedAt: expect.stringMatching(/Z$/),
				messageId: expect.stringMatching(/^wamid\./),
				groupId: question.groupId,
			},
		},
	]);
});
