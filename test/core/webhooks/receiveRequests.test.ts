import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { FakeTrigger, told } from './fakeTrigger';

describe('a webhook', () => {
	it('starts one execution with all that is new in it, and is answered', async () => {
		const trigger = new FakeTrigger();
		expect(await trigger.hear(told('a'), told('b'))).toBe(200);
		expect(await trigger.hear(told('b'), told('c'))).toBe(200);
		expect(await trigger.hear(told('a'))).toBe(200);
		expect(trigger.heard).toEqual([['a', 'b'], ['c']]);
		expect(trigger.log).toEqual([]);
	});

	it('is taken again when n8n could not create the execution', async () => {
		const trigger = new FakeTrigger();
		trigger.statusOfStart = 500;
		expect(await trigger.hear(told('a'))).toBe(500);
		trigger.statusOfStart = 399;
		expect(await trigger.hear(told('a'))).toBe(399);
		expect(await trigger.hear(told('a'))).toBe(200);
		expect(trigger.heard).toEqual([['a']]);
	});

	it('is not taken again after a restart, since n8n has saved that it was', async () => {
		const trigger = new FakeTrigger();
		await trigger.hear(told('a'), { ...told('r'), event: 'news.read' });
		resetProcessState();
		await trigger.hear(told('a'), { ...told('r'), event: 'news.read' });
		expect(trigger.heard).toEqual([['a', 'r']]);
	});

	it('is taken whole by every test run', async () => {
		const trigger = new FakeTrigger();
		trigger.mode = 'manual';
		await trigger.hear(told('a'));
		await trigger.hear(told('a'));
		expect(trigger.heard).toEqual([['a'], ['a']]);
		expect(trigger.staticData).toEqual({});
	});

	it.each([{}, { filters: { about: 'tea' } }])(
		'is taken by a test run although production has taken it: %j',
		async (parameters) => {
			const trigger = new FakeTrigger(parameters);
			await trigger.hear(told('a', { about: 'tea' }));
			trigger.mode = 'manual';
			await trigger.hear(told('a', { about: 'tea' }));
			expect(trigger.heard).toEqual([['a'], ['a']]);
		},
	);

	it('starts nothing where nobody chose what is in it', async () => {
		const trigger = new FakeTrigger({ events: ['news.read'] });
		expect(await trigger.hear(told('a'))).toBe(200);
		expect(trigger.executions).toEqual([]);
	});

	it("is read in Graph's words, or as n8n has parsed it already", async () => {
		const trigger = new FakeTrigger(
			{},
			{ toEnvelope: (body) => (body as { inner?: unknown }).inner },
		);
		const headers = { secret: 's1' };
		await trigger.receive({ headers, body: JSON.stringify({ inner: { events: [told('a')] } }) });
		const asJson = { ...headers, 'content-type': 'application/json' };
		await trigger.receive({ headers: asJson, parsed: { inner: { events: [told('b')] } } });
		await trigger.receive({ headers, body: '{"inner":{"events":[]}}', parsed: {} });
		expect(trigger.heard).toEqual([['a'], ['b']]);
	});

	it('is read from its bytes where n8n has parsed nothing, or something else', async () => {
		const trigger = new FakeTrigger();
		const read = async (id: string, type: string, parsed: unknown) => {
			const headers = { secret: 's1', 'content-type': type };
			await trigger.receive({ headers, body: JSON.stringify({ events: [told(id)] }), parsed });
		};
		await read('a', 'text/xml', { events: [told('x')] });
		for (const [at, parsed] of [{}, null, 'text', undefined].entries())
			await read(`b${at}`, 'application/json', parsed);
		expect(trigger.heard).toEqual([['a'], ['b0'], ['b1'], ['b2'], ['b3']]);
	});

	it('is saved by its kind, and told to have failed from 400 on', async () => {
		const trigger = new FakeTrigger();
		trigger.statusOfStart = 400;
		expect(await trigger.hear(told('a'))).toBe(400);
		trigger.statusOfStart = 200;
		await trigger.hear(told('a'), told('b'), { ...told('r'), event: 'news.read' });
		expect(trigger.heard).toEqual([['a', 'b', 'r']]);
		const saved = Object.entries(trigger.staticData).map(([name, value]) => [
			name.split('/').at(-1),
			String(value).length,
		]);
		expect(Object.fromEntries(saved)).toEqual({ seen: 16, seenFrequent: 8 });
	});

	it('that nobody chose is not held up by options that cannot be meant', async () => {
		const trigger = new FakeTrigger({ events: ['news.read'], options: { includeRaw: 'maybe' } });
		expect(await trigger.hear(told('a'))).toBe(200);
		expect(trigger.log).toEqual([]);
		expect(await trigger.hear({ ...told('r'), event: 'news.read' })).toBe(500);
	});

	it.each(['no JSON', ''])('that is no JSON starts nothing: "%s"', async (body) => {
		const trigger = new FakeTrigger();
		for (const parsed of [undefined, null, 'text', {}])
			expect((await trigger.receive({ headers: { secret: 's1' }, body, parsed })).status).toBe(200);
		expect(trigger.executions).toEqual([]);
	});
});

describe('the signature', () => {
	it('is checked with a secret that was changed a moment ago', async () => {
		const trigger = new FakeTrigger();
		await trigger.hear(told('a'));
		trigger.secret = 's2';
		expect(await trigger.hear(told('b'))).toBe(200);
		expect(trigger.heard).toEqual([['a'], ['b']]);
	});

	it('is not asked for where the user has turned that off', async () => {
		const trigger = new FakeTrigger({ signatureCheck: false });
		await trigger.receive({ body: JSON.stringify({ events: [told('a')] }) });
		expect(trigger.heard).toEqual([['a']]);
	});
});

describe("the provider's check of the callback", () => {
	const check = (token: string) => ({
		method: 'GET',
		webhookName: 'setup',
		query: { token, challenge: '42' },
	});

	it('is answered with its challenge, also with a token that was changed a moment ago', async () => {
		const trigger = new FakeTrigger();
		expect(await trigger.receive(check('verify s1'))).toEqual({
			status: 200,
			body: '42',
			type: 'text/plain',
		});
		trigger.secret = 's2';
		expect(await trigger.receive(check('verify s2'))).toMatchObject({ status: 200, body: '42' });
	});

	it('is none without a GET, and none at the address of events', async () => {
		const trigger = new FakeTrigger();
		for (const other of [{ method: 'POST' }, { webhookName: 'default' }])
			expect(await trigger.receive({ ...check('verify s1'), ...other })).toMatchObject({
				status: 401,
			});
	});
});

describe('a test run that shows samples', () => {
	const headers = (word: string) => ({ 'x-n8n-trigger-samples': word });
	const question = { method: 'GET', webhookName: 'setup', headers: headers('here?') };
	function open(mode: string): FakeTrigger {
		const trigger = new FakeTrigger();
		trigger.mode = mode;
		const [, id = ''] = trigger.key.split('/');
		trigger.staticData[`trigger/${id}/samples`] = 'word';
		return trigger;
	}

	it('hears itself, and says so', async () => {
		expect(await open('manual').receive(question)).toMatchObject({ status: 200, body: 'Here' });
		const { headers: _none, ...check } = question;
		for (const [mode, request] of [
			['webhook', question],
			['manual', check],
		] as const)
			expect(await open(mode).receive(request)).toMatchObject({ status: 403 });
	});

	it('starts with a sample of each event by its own request, and by no other', async () => {
		const trigger = open('manual');
		expect((await trigger.receive({ headers: headers('word') })).status).toBe(200);
		expect(trigger.executions.map((items) => items.map(({ json }) => json.event))).toEqual([
			['news.told', 'news.read'],
		]);
		for (const other of [open('webhook'), open('manual')]) {
			const word = other.mode === 'manual' ? 'guessed' : 'word';
			expect((await other.receive({ headers: headers(word) })).status).toBe(401);
			expect(other.executions).toEqual([]);
		}
	});
});
