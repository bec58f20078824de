import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { ChainAnswer } from '../../../nodes/WhatsAppGroups/core/registration/chainMessage';
import { mostExpected } from '../../../nodes/WhatsAppGroups/core/registration/expectations';
import { asObject } from '../../../nodes/WhatsAppGroups/core/values/json';
import { encrypted, Hearer } from './fakeChain';
import { crm, inChain, ownAddress, toldIn } from './fakeNode';

const resume = 'https://n8n.example/webhook-waiting/7/n?signature=s';
let ids = 0;

let hearer: Hearer;
beforeEach(() => {
	hearer = new Hearer();
	hearer.answer = () => ({ statusCode: 409 });
});
afterEach(() => jest.restoreAllMocks());

async function tell(step: string, changes: IDataObject = {}, id = 'a'): Promise<ChainAnswer> {
	const expectation = JSON.stringify({ id, resume, pattern: { about: 'tea' } });
	const message = { action: 'expect', step, instance: 'instance', expectation, ...changes };
	const { found, said } = (await hearer.hear(encrypted(message))) ?? {};
	return { found, said };
}

const saved = () =>
	Object.entries(hearer.staticData).flatMap(([place, entry]) =>
		place.endsWith('/expected') ? [asObject(asObject(entry).all)] : [],
	);

describe('before an execution waits', () => {
	it('the trigger tries whether it could be resumed from here, and remembers for a minute that it will be', async () => {
		const now = Date.now();
		jest.spyOn(Date, 'now').mockReturnValue(now);
		expect(await tell('check')).toEqual({ found: true });
		expect(hearer.asked).toEqual([
			expect.objectContaining({ method: 'GET', url: resume, disableFollowRedirect: true }),
		]);
		const [all] = saved();
		const { untilMs, ...a } = asObject(all?.a);
		expect(a).toMatchObject({ isAnnounced: true, pattern: { about: 'tea' } });
		expect(untilMs).toBe(now + 60_000);
		expect(JSON.stringify(all)).not.toContain('webhook-waiting');
		expect(await tell('add')).toEqual({ found: true, said: 'added' });
		expect(saved()).toEqual([{ a: expect.not.objectContaining({ isAnnounced: true }) }]);
		expect(await tell('add')).toEqual({ found: true, said: 'saved' });
	});

	it('and says no where too many wait', async () => {
		for (let at = 0; at < mostExpected; at += 1) await tell('add', {}, `e${(ids += 1)}`);
		expect(await tell('check', {}, 'one more')).toEqual({ found: false, said: 'full' });
	});

	it.each([200, 302, 401, 404, 500])('and says no where n8n answers %d', async (statusCode) => {
		hearer.answer = () => ({ statusCode });
		expect(await tell('check')).toEqual({ found: false, said: 'resumeUnreachable' });
	});

	it('and says no where nobody answers', async () => {
		hearer.answer = () => new Error('nobody');
		expect(await tell('check')).toEqual({ found: false, said: 'resumeUnreachable' });
	});

	it.each<[string, IDataObject, IDataObject]>([
		['otherFields', { events: ['news.seen'] }, {}],
		['unchecked', { signatureCheck: false }, {}],
		['anotherInstance', {}, { instance: 'of somebody else' }],
	])('and says why not: %s', async (said, parameters, changes) => {
		Object.assign(hearer.parameters, parameters);
		expect(await tell('check', changes)).toEqual({ found: false, said });
		expect(hearer.asked).toEqual([]);
	});

	it('and a test run says no, since it ends with its first event', async () => {
		hearer.isTest = true;
		for (const step of ['check', 'add'])
			expect(await tell(step)).toEqual({ found: false, said: 'testRun' });
		expect(await tell('forget')).toMatchObject({ found: false });
		expect(saved()).toEqual([]);
	});

	it.each(['{}', '{"id":"a"}', `{"resume":"${resume}"}`, 'null', undefined])(
		'and believes no %s',
		async (expectation) => {
			expect(await tell('add', { expectation })).toMatchObject({ found: false });
		},
	);
});

describe('an execution that waits', () => {
	it('is looked out for until it is forgotten; the second answer says that it is saved', async () => {
		expect(await tell('add')).toEqual({ found: true, said: 'added' });
		expect(await tell('add')).toEqual({ found: true, said: 'saved' });
		expect(saved()).toEqual([{ a: expect.objectContaining({ pattern: { about: 'tea' } }) }]);
		expect(JSON.stringify(saved())).not.toContain('webhook-waiting');
		expect(await tell('forget')).toMatchObject({ found: true });
		expect(saved()).toEqual([{ a: expect.objectContaining({ overMs: expect.any(Number) }) }]);
		expect(await tell('forget', {}, 'unknown')).toMatchObject({ found: false });
	});

	it('is refused where too many wait', async () => {
		for (let at = 0; at < mostExpected; at += 1) await tell('add', {}, `e${(ids += 1)}`);
		expect(await tell('add', {}, 'one more')).toEqual({ found: false, said: 'full' });
	});
});

describe('in a chain', () => {
	const asked = () => hearer.asked.filter(({ url }) => url === crm);
	const behindSays = (answer: object) => (options: IHttpRequestOptions) =>
		options.url === crm ? { ...inChain(true)(options), ...answer } : { statusCode: 409 };

	it('everybody is told, and one who looks out is enough', async () => {
		hearer.knows({ next: crm });
		hearer.answer = behindSays({});
		expect(await tell('add')).toEqual({ found: true, said: 'added' });
		expect(asked().map((options) => toldIn(options))).toEqual([
			expect.objectContaining({ action: 'expect', step: 'add' }),
		]);
		expect(await tell('check', { instance: 'of the one behind' })).toEqual({ found: true });
	});

	it('the one in front says why not where nobody does', async () => {
		hearer.knows({ next: crm });
		hearer.answer = behindSays({ statusCode: 404 });
		expect(await tell('check', { instance: 'of somebody else' })).toEqual({
			found: false,
			said: 'anotherInstance',
		});
	});

	it('a trigger whose callback people register themselves hears it, too', async () => {
		hearer.staticData = {};
		expect(await tell('add')).toEqual({ found: true, said: 'added' });
		expect(ownAddress).not.toBe(crm);
	});
});
