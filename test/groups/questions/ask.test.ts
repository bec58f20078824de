import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Session } from '../../../nodes/WhatsAppGroups/core/declarations/session';
import { writeAnswer } from '../../../nodes/WhatsAppGroups/core/registration/chainMessage';
import { asObject, parseJson } from '../../../nodes/WhatsAppGroups/core/values/json';
import { askQuestion } from '../../../nodes/WhatsAppGroups/groups/questions/ask';
import { FakeNode, ownAddress, toldIn } from '../../core/registration/fakeNode';

let node: FakeNode;
/** What happened, in the order in which it did. */
let happened: string[];
let isRefused: boolean;
beforeEach(() => {
	node = new FakeNode();
	happened = [];
	isRefused = false;
	node.answer = (options: IHttpRequestOptions) => {
		const { step, expectation, nonce } = toldIn(options);
		const pattern = asObject(asObject(parseJson(String(expectation))).pattern);
		happened.push(`${String(step)} ${JSON.stringify(pattern)}`);
		const said = { found: true, said: 'saved', nonce: String(nonce) };
		return { statusCode: 200, body: writeAnswer(said as never, { chainSecret: 'chain' }) };
	};
});

function session(): Session {
	const receivers = async () => await Promise.resolve([ownAddress]);
	const channel = {
		credentials: node.credentials,
		provider: { webhooks: { ...node.webhooks, receivers } },
	};
	const resume = 'https://n8n.example/webhook-waiting/7/n?signature=s';
	const context = Object.assign(node.context, { getSignedResumeUrl: () => resume });
	return {
		context,
		channel,
		hint: () => undefined,
		ask: async ({ method, body }: { method: string; body?: { type?: string } }) => {
			if (method === 'GET') return await Promise.resolve({ subject: 'Oak Street' });
			happened.push(String(body?.type));
			if (isRefused) throw new Error('refused');
			return await Promise.resolve({ messages: [{ id: 'wamid.Q' }] });
		},
	} as unknown as Session;
}

const ask = async () =>
	await askQuestion(session(), {
		text: 'Shall we?',
		groupId: 'G',
		options: {},
		answering: { type: 'approval', approve: 'Yes', decline: 'No' },
		isPinned: true,
		byReply: { people: [], isPosted: false },
		toContent: () => ({ type: 'text', text: { body: 'Shall we?' } }),
	});

const soon = '{"groupId":"G","words":["Yes","No"],"isGoingOut":true}';

it('a trigger knows of a question before it goes out, and which it is before it is pinned', async () => {
	const { kept } = await ask();
	expect(happened).toEqual([
		`check ${soon}`,
		'text',
		'add {"groupId":"G","messageId":"wamid.Q","words":["Yes","No"]}',
		'pin',
	]);
	expect(kept).toMatchObject({ messageId: 'wamid.Q', isPinned: true });
	// Only the page of a link names the group.
	expect(kept).not.toHaveProperty('subject');
});

it('and waits for nothing where WhatsApp refused it', async () => {
	isRefused = true;
	await expect(ask()).rejects.toThrow('refused');
	expect(happened).toEqual([`check ${soon}`, 'text', `forget ${soon}`]);
});
