import { answersWith, inChain, ownAddress, toldIn } from './fakeNode';
import { FakePublishing } from './fakePublishing';

const moved = 'https://moved.example/webhook/w1/webhook';

let node: FakePublishing;
beforeEach(() => {
	jest.useFakeTimers();
	node = new FakePublishing();
	node.answer = answersWith('own token');
});
afterEach(() => jest.useRealTimers());

describe('a callback at an address that is not ours any more', () => {
	beforeEach(async () => {
		await node.publish();
		node.address = moved;
		node.asked.length = 0;
	});

	const another = `warn Trigger: The callback ${ownAddress} is that of another n8n, which this workflow was copied from, so it was left alone.`;

	it.each([
		['has another secret', () => ({ statusCode: 401 })],
		['has that address by itself', inChain(true, ownAddress)],
		['is found, and does not say more', inChain(true)],
	])('is left alone when whoever is there %s', async (_what, answer) => {
		node.answer = answer;
		expect(await node.unpublish()).toBe(true);
		expect(node.level.callback).toMatchObject({ address: ownAddress });
		expect(node.log).toEqual([another]);
		expect(node.saved).toBeUndefined();
	});

	it('is given up when it is this n8n that is there', async () => {
		node.answer = inChain(false, moved);
		await node.unpublish();
		expect(node.asked).toHaveLength(1);
		expect(node.asked[0]?.url).toBe(ownAddress);
		expect(toldIn(node.asked[0] ?? {})).toMatchObject({ action: 'reach', about: ownAddress });
		expect(node.level.callback).toBeUndefined();
		expect(node.log).toEqual([]);
	});

	it('is given up when nobody is there, asked nine times', async () => {
		const startMs = performance.now();
		node.answer = () => ({ statusCode: 404 });
		await node.unpublish();
		expect(node.asked).toHaveLength(9);
		expect(performance.now() - startMs).toBe(8_000);
		expect(node.level.callback).toBeUndefined();
	});

	it.each([
		[15_000, 2],
		[15_001, 1],
	])('is not asked for again after %d ms', async (tookMs, times) => {
		node.answer = () => {
			jest.advanceTimersByTime(tookMs);
			return new Error('slow');
		};
		await node.unpublish();
		expect(node.asked).toHaveLength(times);
	});

	it('is not that of our past when another n8n has it', async () => {
		node.level.callback = undefined;
		node.answer = () => ({ statusCode: 401 });
		await node.publish();
		expect(node.level.callback).toMatchObject({ address: moved });
		expect(node.level.changes).not.toContainEqual({ clear: ownAddress });
	});

	it.each([true, false])(
		'is cleared where callbacks stand side by side: %j',
		async (isSideBySide) => {
			Object.assign(node.webhooks, { isSideBySide });
			await node.publish();
			expect(node.level.changes.filter((done) => Object.hasOwn(done as object, 'clear'))).toEqual(
				isSideBySide ? [{ clear: ownAddress }] : [],
			);
			// Nobody is in front, so nobody is told.
			expect(new Set(node.asked.map(({ url }) => url))).toEqual(new Set([ownAddress]));
		},
	);
});

describe('the one in front', () => {
	const front = 'https://front.example/webhook/f/webhook';

	async function publishBehindFront(address: string): Promise<unknown[]> {
		await node.publish();
		node.level.callback = { address: front };
		node.address = address;
		node.parameters = { ...node.parameters, ifOtherCallback: 'share' };
		node.answer = (options) =>
			options.method === 'GET' ? answersWith('own token')(options) : inChain(false, moved)(options);
		node.asked.length = 0;
		await node.publish();
		return node.asked
			.filter(({ method }) => method === 'POST')
			.map((request) => ({ url: request.url, ...toldIn(request) }));
	}

	it('is told that nobody is at our former address', async () => {
		const told = await publishBehindFront(moved);
		expect(told.at(-1)).toMatchObject({ url: front, action: 'leave', about: ownAddress });
	});

	it('is told nothing when our address is the same', async () => {
		expect(await publishBehindFront(ownAddress)).toEqual([]);
	});
});
