import {
	findAt,
	findWorkflow,
	tellChain,
} from '../../../nodes/WhatsAppGroups/core/registration/chain';
import {
	chainHeader,
	isChainMessage,
	readMessage,
	writeAnswer,
	type ChainMessage,
} from '../../../nodes/WhatsAppGroups/core/registration/chainMessage';
import { hopsHeader } from '../../../nodes/WhatsAppGroups/core/registration/hops';
import { encrypted, Hearer, keys, requestFor } from './fakeChain';
import { crm, FakeNode, inChain, ownAddress, toldIn } from './fakeNode';

const behind = 'https://behind.example/webhook/b/webhook';
const leaving: ChainMessage = { action: 'leave', about: behind, next: crm };

let hearer: Hearer;
beforeEach(() => (hearer = new Hearer()));
afterEach(() => jest.restoreAllMocks());

describe('a message', () => {
	it('is a POST whose words are encrypted', async () => {
		const { body, ...others } = await requestFor(leaving);
		const text = String(body);
		for (const word of [crm, behind, 'leave']) expect(text).not.toContain(word);
		expect(toldIn({ body: text })).toMatchObject(leaving);
		expect(others).toMatchObject({
			method: 'POST',
			url: ownAddress,
			headers: { 'content-type': 'application/json', [chainHeader]: '1', [hopsHeader]: '' },
			disableFollowRedirect: true,
		});
	});

	it('is found only where the one who is asked says so, and knows the secret', async () => {
		const teller = new FakeNode();
		const tell = async (answer: FakeNode['answer']) => {
			teller.answer = answer;
			return await tellChain({ context: teller.context, keys }, ownAddress, leaving);
		};
		expect(await tell(inChain(true))).toBe(true);
		expect(await tell(inChain(false))).toBe(false);
		for (const body of ['{"found":true}', '{}', 'null', 'no JSON'])
			expect(await tell(() => ({ statusCode: 200, body }))).toBe(false);
		const stale = writeAnswer({ found: true, nonce: 'of another message' }, keys);
		expect(await tell(() => ({ statusCode: 200, body: stale }))).toBe(false);
		expect(await tell((options) => ({ ...inChain(true)(options), statusCode: 404 }))).toBe(false);
		expect(await tell(() => new Error('nobody'))).toBe(false);
	});

	it('is no webhook', () => {
		expect(isChainMessage({ rawBody: Buffer.from(''), headers: {}, query: {} })).toBe(false);
	});
});

describe('who is at an address', () => {
	let teller: FakeNode;
	beforeEach(() => (teller = new FakeNode()));
	const telling = () => ({ context: teller.context, keys, address: ownAddress });

	it('is asked whether webhooks reach it, and says its workflow', async () => {
		teller.answer = inChain(true, behind, 'Gatekeeper');
		expect(await findWorkflow(telling(), behind)).toBe('Gatekeeper');
		expect(teller.asked.map(toldIn)).toMatchObject([{ action: 'reach', about: behind }]);
	});

	it.each<[string, FakeNode['answer'], string]>([
		['us, who say our own address', inChain(true, ownAddress), 'us'],
		['another, who says his own', inChain(true, behind), 'another'],
		['another, who says none', inChain(true), 'another'],
		['another, who has another secret', () => ({ statusCode: 401 }), 'another'],
		['nobody, where nothing is found', inChain(false), 'nobody'],
		['nobody, where there is no answer', () => new Error('nobody'), 'nobody'],
	])('is %s', async (_who, answer, found) => {
		teller.answer = answer;
		expect(await findAt(telling(), behind)).toBe(found);
	});

	it('says the beginning of the name of a workflow, for the answer has to be short', async () => {
		const named = (name?: string) =>
			Object.assign(hearer.context, { getWorkflow: () => ({ name }) });
		const say = async (name?: string) => {
			jest.spyOn(hearer, 'context', 'get').mockReturnValue(named(name));
			return (await hearer.hear(encrypted({ action: 'reach', about: ownAddress })))?.workflow;
		};
		expect(await say('x'.repeat(1_000))).toBe('x'.repeat(60));
		expect(await say()).toBeUndefined();
	});
});

describe('nobody is believed', () => {
	beforeEach(() => hearer.knows({}));
	const reach = { action: 'reach', about: ownAddress };

	it('with another secret, without a word, or without a number', async () => {
		expect(await hearer.hear(encrypted(reach))).toMatchObject({ found: true });
		const { headers } = encrypted(reach);
		for (const { body } of [
			encrypted(reach, 'other'),
			encrypted({ about: ownAddress }),
			encrypted({ ...reach, nonce: undefined }),
		])
			expect(await hearer.hear({ body, headers }).catch(() => 'no')).toBeUndefined();
	});

	it('a second time', async () => {
		const message = encrypted(reach);
		expect(await hearer.hear(message)).toMatchObject({ found: true });
		expect(await hearer.hear(message)).toBeUndefined();
		const another = new Hearer();
		expect(await another.hear(message)).toMatchObject({ found: false });
	});

	it.each([
		[0, true],
		[59_999, true],
		[-59_999, true],
		[60_000, false],
		[-60_000, false],
	])('too long after it was written: %d ms', async (agoMs, isHeard) => {
		const now = Date.now();
		jest.spyOn(Date, 'now').mockReturnValue(now);
		const heard = await hearer.hear(encrypted({ ...reach, at: now - agoMs }));
		expect(heard !== undefined).toBe(isHeard);
		expect(await hearer.hear(encrypted({ ...reach, at: 'x' }))).toBeUndefined();
	});

	it.each([
		[20_000, true],
		[20_001, false],
	])('with a message of more than 20,000 bytes: %d', async (bytes, isHeard) => {
		const { body, headers } = encrypted(reach);
		const heard = await hearer.hear({ body: body.padEnd(bytes), headers });
		expect(heard !== undefined).toBe(isHeard);
	});

	it('where the credential has nothing to encrypt with', () => {
		const rawBody = Buffer.from(encrypted(reach, '').body);
		const withSecret = (chainSecret: string) =>
			readMessage({ rawBody }, { key: 'key', keys: { chainSecret } });
		expect(withSecret('')).toBeUndefined();
	});
});

describe('whether webhooks reach a callback', () => {
	const reach: ChainMessage = { action: 'reach', about: ownAddress };

	it('is known to the one whose callback it is', async () => {
		expect(await hearer.hear(await requestFor(reach))).toMatchObject({ found: false });
		hearer.knows({});
		expect(await hearer.hear(await requestFor(reach))).toMatchObject({ found: true });
		expect(hearer.asked).toEqual([]);
		expect(await hearer.hear(encrypted({ action: 'reach' }))).toMatchObject({ found: false });
	});

	it('is answered with the address that we have by ourselves, and nothing else is', async () => {
		hearer.knows({ next: behind });
		expect(await hearer.hear(await requestFor(reach))).toEqual({
			found: true,
			address: ownAddress,
			workflow: 'Gatekeeper',
		});
		expect(await hearer.hear(await requestFor(leaving))).toEqual({ found: true });
	});

	it.each([true, false])('is asked of those behind: %j', async (found) => {
		hearer.knows({ address: 'https://front.example', next: behind });
		hearer.answer = inChain(found);
		const request = await requestFor(reach);
		expect(await hearer.hear(request)).toMatchObject({ found });
		expect(hearer.asked).toMatchObject([
			{ url: behind, headers: { [hopsHeader]: expect.stringMatching(/^\w{12}$/) as string } },
		]);
		expect(String(hearer.asked[0]?.body)).toBe(String(request.body));
	});

	it('is asked of nobody where the message was here before, or has come far', async () => {
		hearer.knows({ address: 'https://front.example', next: behind });
		hearer.answer = inChain(true);
		const through = async (...hops: string[]) => {
			const request = await requestFor(reach);
			const headers = { ...request.headers, [hopsHeader]: hops.join(',') };
			return await hearer.hear({ ...request, headers });
		};
		await hearer.hear(await requestFor(reach));
		const own = String(hearer.asked.splice(0)[0]?.headers?.[hopsHeader]);
		expect(await through('a', own)).toMatchObject({ found: false });
		expect(await through('a', 'b', 'c', 'd', 'e')).toMatchObject({ found: false });
		expect(hearer.asked).toEqual([]);
		expect(await through('a', 'b', 'c', 'd')).toMatchObject({ found: true });
		expect(hearer.asked[0]?.headers?.[hopsHeader]).toBe(`a,b,c,d,${own}`);
	});
});
