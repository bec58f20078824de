import type { Session } from '../../../nodes/WhatsAppGroups/core/declarations/session';
import { writeAnswer } from '../../../nodes/WhatsAppGroups/core/registration/chainMessage';
import {
	lookAway,
	lookOut,
	requireHeard,
} from '../../../nodes/WhatsAppGroups/groups/questions/heard';
import { FakeNode, ownAddress, toldIn } from '../../core/registration/fakeNode';

const expectation = {
	id: 'a',
	resume: 'https://n8n.example/resume',
	pattern: { messageId: 'wamid.Q' },
};
let node: FakeNode;
let addresses: string[];
beforeEach(() => {
	node = new FakeNode();
	addresses = [ownAddress];
});

function session(): Session {
	const webhooks = { ...node.webhooks, receivers: async () => await Promise.resolve(addresses) };
	const channel = { credentials: node.credentials, provider: { webhooks } };
	const ask = async () => await Promise.resolve({});
	return { context: node.context, channel, ask } as unknown as Session;
}

/** A trigger that says these things, one after the other. */
function says(...answers: object[]): void {
	node.answer = (options) => ({
		statusCode: 200,
		body: writeAnswer(
			{ found: true, ...answers.shift(), nonce: String(toldIn(options).nonce) },
			{ chainSecret: 'chain' },
		),
	});
}

it('lets the question go out where a trigger would hear a reply', async () => {
	says({});
	await expect(requireHeard(session(), expectation)).resolves.toBeUndefined();
});

it.each([
	['anotherInstance', 'the WhatsApp Groups Trigger of another n8n'],
	['testRun', 'only being tested in the editor'],
	['otherFields', 'does not receive messages'],
	['unchecked', 'Signature Check is off'],
	['full', '100 questions are waiting'],
	['resumeUnreachable', 'could not reach the address'],
	['something new', 'where no WhatsApp Groups Trigger with this credential answers'],
])('says why not where a trigger says %s', async (said, sentence) => {
	says({ found: false, said }, { found: false, said });
	await expect(requireHeard(session(), expectation)).rejects.toThrow(sentence);
	await expect(requireHeard(session(), expectation)).rejects.toMatchObject({
		remedy: expect.stringContaining('Or choose Link in Answer By.'),
	});
});

it('says who gets the messages, where that is no trigger, nobody, or does not answer', async () => {
	node.answer = () => ({ statusCode: 404 });
	await expect(requireHeard(session(), expectation)).rejects.toThrow('go to https://n8n.example/');
	node.answer = () => new Error('nobody');
	await expect(requireHeard(session(), expectation)).rejects.toThrow('did not answer this n8n');
	addresses = [];
	await expect(requireHeard(session(), expectation)).rejects.toThrow('no webhook is registered');
});

it('takes back what was announced, if anybody is there', async () => {
	says({});
	await lookAway(session(), expectation);
	expect(node.asked.map((options) => toldIn(options))).toEqual([
		expect.objectContaining({ step: 'forget' }),
	]);
	node.answer = () => new Error('nobody');
	await expect(lookAway(session(), expectation)).resolves.toBeUndefined();
});

describe('once the question is out', () => {
	it('asks until n8n has saved it', async () => {
		says({ said: 'added' }, { said: 'saved' });
		await lookOut(session(), expectation);
		expect(node.asked).toHaveLength(2);
		says({ said: 'added' }, { said: 'added' }, { said: 'added' });
		await lookOut(session(), expectation);
		expect(node.asked).toHaveLength(5);
	});

	it('tries again where nobody answered, and fails with what has happened', async () => {
		const answers = [{ found: false, said: 'full' }];
		says(...answers);
		await lookOut(session(), expectation);
		node.answer = () => new Error('nobody');
		await expect(lookOut(session(), expectation)).rejects.toThrow(
			'The question was sent, but no reply to it will be heard',
		);
	});

	it('has to know the message, or labels', async () => {
		says({ said: 'saved' }, { said: 'saved' });
		await expect(lookOut(session(), { ...expectation, pattern: {} })).rejects.toThrow(
			'The question was queued',
		);
		await lookOut(session(), { ...expectation, pattern: { words: ['Approve'] } });
	});
});
