import { NodeOperationError } from 'n8n-workflow';
import { answersWith, crm, inChain, ownAddress, toldIn } from './fakeNode';
import { FakePublishing } from './fakePublishing';

let node: FakePublishing;
beforeEach(() => {
	jest.useFakeTimers();
	node = new FakePublishing();
	node.answer = answersWith('own token');
});
afterEach(() => jest.useRealTimers());

describe('after a restart', () => {
	beforeEach(async () => void (await node.publish()));

	it('our callback is there', async () => {
		node.staticData = {};
		expect(await node.isThere()).toBe(true);
		expect(node.saved).toMatchObject({ address: ownAddress });
	});

	it.each([
		['another one is there', () => (node.level.callback = { address: crm })],
		['none is there', () => (node.level.callback = undefined)],
		['it lacks a field', () => (node.level.callback = { address: ownAddress, fields: [] })],
		[
			'it lacks one of two fields',
			() => {
				node.parameters = { ...node.parameters, events: ['news.told', 'news.seen'] };
			},
		],
		[
			'it is to be registered at another level now',
			() => {
				node.parameters = { ...node.parameters, registration: 'account' };
				node.wider.callback = { address: ownAddress };
			},
		],
		['this is a test run', () => (node.mode = 'manual')],
		['our address is another one', () => (node.address = 'https://new.example/a/b/c')],
		[
			'the user registers it',
			() => {
				node.parameters = { ...node.parameters, registration: 'manual' };
				node.credentials = { ...node.credentials, verify: 'mine' };
			},
		],
	])('it is not where %s', async (_what, change) => {
		change();
		expect(await node.isThere()).toBe(false);
	});

	it('nobody is asked where nobody has the events', async () => {
		node.level.callback = undefined;
		await node.isThere();
		expect(node.asked).toEqual([]);
	});

	it('it is where fields are no matter of its level', async () => {
		node.level.callback = { address: ownAddress };
		expect(await node.isThere()).toBe(true);
	});

	it.each([true, false])('one in front is asked whether it forwards to us: %j', async (found) => {
		const front = 'https://front.example/hook';
		node.answer = inChain(found);
		node.level.stronger = [{ address: front, where: 'there' }];
		expect(await node.isThere()).toBe(found);
		expect(toldIn(node.asked[0] ?? {})).toMatchObject({
			action: 'reach',
			about: ownAddress,
		});
		expect(node.asked[0]?.url).toBe(front);
	});

	it('says what is missing by now', async () => {
		node.credentials = { secret: '' };
		await expect(node.isThere()).rejects.toThrow(NodeOperationError);
	});
});

it('a callback that we know nothing of is not there', async () => {
	node.level.callback = { address: ownAddress };
	expect(await node.isThere()).toBe(false);
});
