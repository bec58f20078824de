import type { ScriptedModel } from '../../n8nServer/scriptedModel';
import {
	callOf,
	decide,
	openReviewed,
	reviewedTool,
	waitForEnd,
	waitForQuestion,
	type Reviewed,
} from './reviewedAgent';
import { ana } from './operations/operationCase';
import type { Suite } from './suite';
import { listenFor } from './triggerWorkflow';
import { waitForStatus } from './waitingWorkflow';
import { useScriptedModel } from './useScriptedModel';

/** An agent writes to the tenants only after somebody in the management's group has approved it. */
let suite: Suite;
let model: ScriptedModel;
let credential: Suite['credential'];

useScriptedModel((scripted) => ({ suite, model, credential } = scripted));

const textsTo = async (group: string) =>
	(await suite.control.sentTo(group)).map(({ text }) => text);

/** The agent wants to say these things, each with a call of its own, all in one turn. */
async function begin(reviewed: Reviewed, ...texts: string[]): Promise<void> {
	const calls = texts.map((Text) => callOf({ Group: reviewed.tenants, Text }));
	const [first = callOf({})] = calls;
	model.follow(calls.length > 1 ? { calls } : first, { say: 'Done' });
	await reviewed.start();
}

it('what the agent wants to send is asked about, and goes out once somebody has approved it', async () => {
	const reviewed = await openReviewed(suite, credential);
	await begin(reviewed, 'The heating is off on Monday');
	const { text, approve } = await waitForQuestion(suite, reviewed, 1);
	expect(text).toContain(reviewedTool.replaceAll('_', ' '));
	expect(text).toContain(`Group:\n> ${reviewed.tenants}\nText:\n> The heating is off on Monday`);
	expect(await textsTo(reviewed.tenants)).toEqual([]);

	expect(await decide(approve, { answer: 'approve' })).toContain('your answer was received');
	const [heard] = await waitForEnd(suite, reviewed, model);
	expect(heard).toContain('messageId');
	expect(await textsTo(reviewed.tenants)).toEqual(['The heating is off on Monday']);
	// A second click decides nothing, and sends nothing.
	expect(await decide(approve, { answer: 'approve' })).toMatch(/no action required/i);
	expect(await textsTo(reviewed.tenants)).toHaveLength(1);
});

it('a decline sends nothing, and the model hears the reason', async () => {
	const reviewed = await openReviewed(suite, credential);
	await begin(reviewed, 'The heating is off on Monday');
	const { decline } = await waitForQuestion(suite, reviewed, 1);
	await decide(decline, { answer: 'decline', reason: 'It is Tuesday' });
	const [heard] = await waitForEnd(suite, reviewed, model);
	expect(heard).toContain('provided feedback: \\"It is Tuesday\\"');
	expect(await textsTo(reviewed.tenants)).toEqual([]);
});

it('where nobody answers in time, nothing is sent, and the model hears a refusal', async () => {
	const limit = { values: { limitType: 'afterTimeInterval', resumeAmount: 0.05 } };
	const reviewed = await openReviewed(suite, credential, {
		options: { limitWaitTime: { values: { ...limit.values, resumeUnit: 'minutes' } } },
	});
	await begin(reviewed, 'The heating is off on Monday');
	await waitForQuestion(suite, reviewed, 1);
	const [heard] = await waitForEnd(suite, reviewed, model);
	expect(heard).toContain('rejected the tool call');
	expect(await textsTo(reviewed.tenants)).toEqual([]);
});

const approval = { answer: 'approve' };
const declineOf = (reason: string) => ({ answer: 'decline', reason });

it.each([
	['both approved', [approval, approval], ['First', 'Second'], ['messageId', 'messageId']],
	['both declined', [declineOf('No A'), declineOf('No B')], [], ['No A', 'No B']],
	// Where one was approved, n8n (2.41) tells the model nothing of those that were not.
	['one of them declined', [declineOf('No'), approval], ['Second'], ['messageId']],
])(
	'two calls in one turn are asked about one after the other: %s',
	async (_how, forms, out, said) => {
		const reviewed = await openReviewed(suite, credential);
		await begin(reviewed, 'First', 'Second');
		for (const [at, form] of forms.entries()) {
			const { text, approve } = await waitForQuestion(suite, reviewed, at + 1);
			expect(text).toContain(`> ${['First', 'Second'][at]}`);
			await decide(approve, form);
		}
		const heard = await waitForEnd(suite, reviewed, model);
		expect(heard).toEqual(said.map((part) => expect.stringContaining(part) as string));
		expect(await textsTo(reviewed.tenants)).toEqual(out);
	},
);

it('whoever replies in the group decides, too, and says why not', async () => {
	const listening = await listenFor(suite, ['message.received']);
	const reviewed = await openReviewed(suite, credential, { answerBy: 'reply' });
	await begin(reviewed, 'The heating is off on Monday');
	const { text } = await waitForQuestion(suite, reviewed, 1);
	expect(text).toContain('> The heating is off on Monday');
	await waitForStatus(suite, reviewed.workflow.id, 'waiting');
	const [{ messageId = '' } = {}] = await suite.control.sentTo(reviewed.management);
	await suite.control.person('write', {
		groupId: reviewed.management,
		waId: ana.waId,
		text: 'Decline: it is Tuesday',
		replyTo: messageId,
	});
	const [heard] = await waitForEnd(suite, reviewed, model);
	expect(heard).toContain('it is Tuesday');
	expect(await textsTo(reviewed.tenants)).toEqual([]);
	await listening.stop();
});

it('a call with more text than a message holds is cut in the question, and goes out whole', async () => {
	const reviewed = await openReviewed(suite, credential);
	const long = `Begin ${'x'.repeat(4_000)} end`;
	await begin(reviewed, long);
	const { text, approve } = await waitForQuestion(suite, reviewed, 1);
	expect(text.length).toBeLessThanOrEqual(4_096);
	expect(text).toContain('Begin xxx');
	await decide(approve, { answer: 'approve' });
	await waitForEnd(suite, reviewed, model);
	expect(await textsTo(reviewed.tenants)).toEqual([long]);
});
