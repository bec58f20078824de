import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';
import {
	isChainMessage,
	tellChain,
	type ChainMessage,
} from '../../../nodes/WhatsAppGroups/core/registration/chain';
import { hopsHeader } from '../../../nodes/WhatsAppGroups/core/registration/hops';
import { Hearer, keys, requestFor, signatureHeader, signed } from './fakeChain';
import { crm, FakeNode, inChain, ownAddress } from './fakeNode';

const behind = 'https://behind.example/webhook/b/webhook';
const leaving: ChainMessage = { action: 'leave', about: behind, next: crm };

let hearer: Hearer;
beforeEach(() => (hearer = new Hearer()));
afterEach(() => jest.restoreAllMocks());

describe('a message', () => {
	it('is a signed POST whose words about others are encrypted', async () => {
		const { body, ...others } = await requestFor(leaving);
		const text = String(body);
		expect(text).not.toContain(crm);
		expect(JSON.parse(text)).toMatchObject({ object: 'n8n_trigger_chain', action: 'leave' });
		expect(others).toMatchObject({
			method: 'POST',
			url: ownAddress,
			headers: {
				'content-type': 'application/json',
				[signatureHeader]: sign(text, 'chain'),
				[hopsHeader]: '',
			},
			disableFollowRedirect: true,
		});
	});

	it('is found only where the one who is asked says so', async () => {
		const teller = new FakeNode();
		const tell = async (answer: FakeNode['answer']) => {
			teller.answer = answer;
			return await tellChain({ context: teller.context, keys }, ownAddress, leaving);
		};
		expect(await tell(inChain(true))).toBe(true);
		expect(await tell(inChain(false))).toBe(false);
		for (const body of ['{"found":"true"}', '{}', 'null', 'no JSON'])
			expect(await tell(() => ({ statusCode: 200, body }))).toBe(false);
		expect(await tell(() => ({ statusCode: 404, body: '{"found":true}' }))).toBe(false);
		expect(await tell(() => new Error('nobody'))).toBe(false);
	});

	it('is no webhook', () => {
		expect(isChainMessage({ rawBody: Buffer.from(''), headers: {}, query: {} })).toBe(false);
	});
});

describe('nobody is believed', () => {
	beforeEach(() => hearer.knows({}));
	const reach = { action: 'reach', about: ownAddress };

	it('with another secret, another object, or no signature', async () => {
		expect(await hearer.hear(signed(reach))).toMatchObject({ found: true });
		expect(await hearer.hear(signed(reach, 'other'))).toBeUndefined();
		expect(await hearer.hear(signed({ ...reach, object: 'other' }))).toBeUndefined();
		for (const signature of ['', ['x']])
			expect(
				await hearer.hear({ ...signed(reach), headers: { [signatureHeader]: signature } as never }),
			).toBeUndefined();
	});

	it.each([
		[0, true],
		[299_999, true],
		[-299_999, true],
		[300_000, false],
		[-300_000, false],
	])('too long after it was written: %d ms', async (agoMs, isHeard) => {
		const now = Date.now();
		jest.spyOn(Date, 'now').mockReturnValue(now);
		expect((await hearer.hear(signed({ ...reach, at: now - agoMs }))) !== undefined).toBe(isHeard);
		expect(await hearer.hear(signed({ ...reach, at: 'x' }))).toBeUndefined();
	});

	it('with a message of more than 10,000 bytes', async () => {
		const length = JSON.stringify({ object: 'n8n_trigger_chain', at: Date.now(), ...reach }).length;
		const padded = (more: number) =>
			signed({ ...reach, x: 'x'.repeat(10_000 - length - 7 + more) });
		expect(padded(0).body).toHaveLength(10_000);
		expect(await hearer.hear(padded(0))).toMatchObject({ found: true });
		expect(await hearer.hear(padded(1))).toBeUndefined();
	});
});

describe('whether webhooks reach a callback', () => {
	const reach: ChainMessage = { action: 'reach', about: ownAddress };

	it('is known to the one whose callback it is', async () => {
		expect(await hearer.hear(await requestFor(reach))).toMatchObject({ found: false });
		hearer.knows({});
		expect(await hearer.hear(await requestFor(reach))).toMatchObject({ found: true });
		expect(hearer.asked).toEqual([]);
		expect(await hearer.hear(signed({ action: 'reach' }))).toMatchObject({ found: false });
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
		expect(hearer.asked[0]?.headers?.[signatureHeader]).toBe(request.headers?.[signatureHeader]);
	});

	it('is asked of nobody where the message was here before, or has come far', async () => {
		hearer.knows({ address: 'https://front.example', next: behind });
		hearer.answer = inChain(true);
		const request = await requestFor(reach);
		const through = async (...hops: string[]) =>
			await hearer.hear({
				...request,
				headers: { ...request.headers, [hopsHeader]: hops.join(',') },
			});
		await hearer.hear(request);
		const own = String(hearer.asked.splice(0)[0]?.headers?.[hopsHeader]);
		expect(await through('a', own)).toMatchObject({ found: false });
		expect(await through('a', 'b', 'c', 'd', 'e')).toMatchObject({ found: false });
		expect(hearer.asked).toEqual([]);
		expect(await through('a', 'b', 'c', 'd')).toMatchObject({ found: true });
		expect(hearer.asked[0]?.headers?.[hopsHeader]).toBe(`a,b,c,d,${own}`);
	});
});
