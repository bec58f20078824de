import type { Channel } from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import { tellListeners } from '../../../nodes/WhatsAppGroups/core/registration/listeners';
import { writeAnswer } from '../../../nodes/WhatsAppGroups/core/registration/chainMessage';
import { crm, FakeNode, ownAddress, toldIn } from './fakeNode';

const expectation = { id: 'a', resume: 'https://n8n.example/resume', pattern: {} };
const answerOf = (answer: object) => (options: { body?: unknown }) => ({
	statusCode: 200,
	body: writeAnswer(
		{ ...answer, nonce: String(toldIn(options as { body: string }).nonce) },
		{ chainSecret: 'chain' },
	),
});

let node: FakeNode;
beforeEach(() => (node = new FakeNode()));

async function tell(addresses: string[], changes = {}) {
	const webhooks = {
		...node.webhooks,
		receivers: async () => await Promise.resolve(addresses),
		...changes,
	};
	const channel = { credentials: node.credentials, provider: { webhooks } } as unknown as Channel;
	const asking = { context: node.context, channel, ask: async () => await Promise.resolve({}) };
	return await tellListeners(asking, 'check', expectation);
}

it('tells who gets the events, and nobody else can read it', async () => {
	node.answer = answerOf({ found: true, said: 'saved' });
	expect(await tell([ownAddress])).toMatchObject({ found: true, said: 'saved', httpStatus: 200 });
	const [asked] = node.asked;
	expect(asked).toMatchObject({ method: 'POST', url: ownAddress, disableFollowRedirect: true });
	expect(String(asked?.body)).not.toContain('resume');
	expect(toldIn({ body: asked?.body as string })).toMatchObject({
		action: 'expect',
		step: 'check',
		instance: 'instance',
		expectation: JSON.stringify(expectation),
	});
});

it('is heard where one of several looks out', async () => {
	node.answer = (options) =>
		options.url === crm ? { statusCode: 404 } : answerOf({ found: true })(options);
	expect(await tell([crm, ownAddress])).toMatchObject({
		found: true,
		addresses: [crm, ownAddress],
	});
});

it('says why not in the words of one of us before the silence of others', async () => {
	node.answer = (options) =>
		options.url === crm ? { statusCode: 404 } : answerOf({ said: 'testRun' })(options);
	expect(await tell([crm, ownAddress])).toMatchObject({ found: false, said: 'testRun' });
	node.answer = () => ({ statusCode: 401 });
	expect(await tell([crm])).toMatchObject({ found: false, httpStatus: 401, addresses: [crm] });
});

it('is not heard where nobody gets them, or without a secret', async () => {
	expect(await tell([])).toEqual({ found: false, addresses: [] });
	const keys = () => ({ chainSecret: '' });
	expect(await tell([ownAddress], { keys })).toEqual({ found: false, addresses: [] });
	const channel = { credentials: {}, provider: {} } as unknown as Channel;
	const asking = { context: node.context, channel, ask: async () => await Promise.resolve({}) };
	expect(await tellListeners(asking, 'check', expectation)).toEqual({
		found: false,
		addresses: [],
	});
	expect(node.asked).toEqual([]);
});
