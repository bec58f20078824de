import {
	requireReturnable,
	verifyTokens,
} from '../../../nodes/WhatsAppGroups/core/registration/handshake';
import { answersWith, crm, FakeNode } from './fakeNode';

let node: FakeNode;
beforeEach(() => {
	node = new FakeNode();
	node.parameters = { otherVerifyToken: ' theirs ' };
});

const check = async () => await requireReturnable(node.registration(), crm);
const dead = {
	message: `The callback at ${crm} does not respond, so it cannot share the events`,
	remedy: expect.stringContaining('choose Replace') as string,
};
const stranger = {
	message: `The callback at ${crm} uses another verify token, so it could not be restored later`,
	remedy: expect.stringContaining('Other Verify Token') as string,
};

it('the token of the panel comes before our own', () => {
	expect(verifyTokens(node.registration())).toEqual(['theirs', 'own token']);
	for (const otherVerifyToken of ['', ' ', undefined]) {
		node.parameters = { otherVerifyToken };
		expect(verifyTokens(node.registration())).toEqual(['own token']);
	}
});

it('a callback is asked as the provider will ask it', async () => {
	node.answer = answersWith('theirs');
	await check();
	expect(node.asked).toMatchObject([
		{
			method: 'GET',
			url: crm,
			qs: { challenge: expect.stringMatching(/^\d+$/) as string, token: 'theirs' },
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		},
	]);
});

it('a callback may know our own token, and answer with blanks around', async () => {
	node.answer = (options) => {
		const { statusCode, body = '' } = answersWith('own token')(options);
		return { statusCode, body: `\n${body} ` };
	};
	await expect(check()).resolves.toBeUndefined();
	expect(node.asked).toHaveLength(2);
});

it.each([
	['nobody', new Error('nobody')],
	['404', { statusCode: 404 }],
	['410', { statusCode: 410 }],
	['500', { statusCode: 500 }],
	['503', { statusCode: 503 }],
])('a callback where %s answers is dead', async (_who, answer) => {
	node.answer = () => answer;
	await expect(check()).rejects.toMatchObject(dead);
});

it.each([
	['403', { statusCode: 403 }],
	['499', { statusCode: 499 }],
	['another word', { statusCode: 200, body: 'x' }],
	['the challenge with 201', { statusCode: 201 }],
])('a callback that answers %s has another token', async (_what, answer) => {
	node.answer = ({ qs }) =>
		answer.statusCode === 201
			? { ...answer, body: (qs as { challenge: string }).challenge }
			: answer;
	await expect(check()).rejects.toMatchObject(stranger);
});

it('one that breaks once has still another token', async () => {
	node.answer = ({ qs }) =>
		(qs as { token: string }).token === 'theirs' ? { statusCode: 403 } : { statusCode: 500 };
	await expect(check()).rejects.toMatchObject(stranger);
});

it('a provider that checks no callback asks none', async () => {
	const { toHandshake: _toHandshake, ...webhooks } = node.webhooks;
	await requireReturnable(node.registration({ webhooks }), crm);
	expect(node.asked).toEqual([]);
});
