import { rememberCallback } from '../../../nodes/WhatsAppGroups/core/registration/callbackMemory';
import { answersWith, ownAddress, testAddress } from './fakeNode';
import { FakePublishing } from './fakePublishing';

let node: FakePublishing;
beforeEach(() => {
	jest.useFakeTimers();
	node = new FakePublishing();
	node.answer = answersWith('own token');
});
afterEach(() => jest.useRealTimers());

/** As n8n calls it: whether a test run is over or a workflow is unpublished, it does not say. */
async function unpublishUnsaid(): Promise<boolean> {
	node.mode = 'internal';
	return await node.unpublish();
}

async function publishTest(): Promise<void> {
	Object.assign(node, { mode: 'manual', address: testAddress });
	await node.publish();
}

describe('where n8n has saved nothing', () => {
	it('what memory has of this address is given up', async () => {
		await node.publish();
		node.staticData = {};
		expect(await unpublishUnsaid()).toBe(true);
		expect(node.level.callback).toBeUndefined();
	});

	it('what memory has of a test run is given up', async () => {
		await publishTest();
		node.staticData = {};
		expect(await unpublishUnsaid()).toBe(true);
		expect(node.level.callback).toBeUndefined();
	});

	it.each([testAddress, undefined])(
		'that of another address is left alone: %s',
		async (address) => {
			await node.publish();
			node.staticData = {};
			node.address = address;
			expect(await unpublishUnsaid()).toBe(true);
			expect(node.level.callback).toMatchObject({ address: ownAddress });
			expect(node.log).toEqual([]);
		},
	);
});

describe('what memory has of a callback', () => {
	it('is forgotten when the workflow is unpublished', async () => {
		await node.publish();
		const memory = rememberCallback('w/n/live');
		await unpublishUnsaid();
		expect(rememberCallback('w/n/live')).not.toBe(memory);
	});

	it('says of a test run that it is over, until there is another one', async () => {
		await publishTest();
		const memory = rememberCallback('w/n/test');
		expect(memory.hasEnded).toBe(false);
		await unpublishUnsaid();
		expect(memory.hasEnded).toBe(true);
		expect(rememberCallback('w/n/test')).toBe(memory);
		await publishTest();
		expect(memory.hasEnded).toBe(false);
	});
});
