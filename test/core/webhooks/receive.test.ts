import axios from 'axios';
import { Callback } from '../../../emulator/callback';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { useTriggers } from '../../support/useTriggers';
import { loadFixture } from '../../events/readFixture';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';

const secret = '0123456789abcdef0123456789abcdef';
const text = loadFixture('webhook.messages.text');

describe('what reaches the address of a trigger', () => {
	const setup = useTriggers(async () => await Callback.open());
	let trigger: HostedTrigger;

	beforeEach(async () => {
		trigger = setup.add({ events: ['message.received', 'unknown'] });
		await trigger.activate();
	});

	async function post(
		body: string,
		headers: Record<string, string> = {
			'x-hub-signature-256': `sha256=${sign(body, trigger.credentials.appSecret as string)}`,
		},
	): Promise<number> {
		const answer = await axios.post(trigger.address, body, {
			headers: { 'content-type': 'application/json', ...headers },
			transformRequest: (data: string) => data,
			validateStatus: () => true,
		});
		return answer.status;
	}

	async function ask(query: Record<string, string>): Promise<{ status: number; data: unknown }> {
		return await axios.get(trigger.address, {
			params: query,
			validateStatus: () => true,
			transformResponse: (data: string) => data,
		});
	}

	it('takes the signature that Meta made of the bytes on the wire, and not of the same JSON written anew', async () => {
		const vector = loadFixture('signature.vector') as unknown as Record<
			'raw_body' | 'reserialised_body',
			string
		> & { header: Record<string, string> };
		expect(await post(vector.raw_body, vector.header)).toBe(200);
		expect(await post(vector.reserialised_body, vector.header)).toBe(401);
		expect(trigger.heard.map(({ chatInput }) => chatInput)).toEqual(['olá https://ex.com 😀']);
	});

	it.each([
		['no signature', {}],
		['an empty one', { 'x-hub-signature-256': '' }],
		['that of another body', { 'x-hub-signature-256': `sha256=${sign('{}', secret)}` }],
		[
			'a cut one',
			{ 'x-hub-signature-256': `sha256=${sign(JSON.stringify(text), secret).slice(0, 60)}` },
		],
		['one without its prefix', { 'x-hub-signature-256': sign(JSON.stringify(text), secret) }],
	])(
		'answers 401 to %s, starts nothing, and logs one line without secrets',
		async (_what, headers) => {
			expect(await post(JSON.stringify(text), headers)).toBe(401);
			expect(trigger.executions).toEqual([]);
			expect(setup.log.lines).toEqual([
				expect.stringMatching(/^warn Trigger: A webhook came without a valid signature/),
			]);
			expect(setup.log.lines.join()).not.toContain(secret);
		},
	);

	it('takes a changed secret at once, without waiting for the minute to be over', async () => {
		await post(JSON.stringify(text));
		trigger.credentials = { ...trigger.credentials, appSecret: 'another secret' };
		expect(await post(JSON.stringify(loadFixture('webhook.messages.image')))).toBe(200);
		expect(
			await post(JSON.stringify(text), {
				'x-hub-signature-256': `sha256=${sign(JSON.stringify(text), secret)}`,
			}),
		).toBe(401);
	});

	it('decrypts the credential once for many webhooks, and saves nothing for those it drops', async () => {
		await post(JSON.stringify(text));
		const { decryptions, staticData } = trigger;
		for (let times = 0; times < 20; times++)
			await post(JSON.stringify(loadFixture('webhook.statuses.delivered.single')));
		expect(trigger.decryptions).toBe(decryptions);
		expect(trigger.staticData).toBe(staticData);
		expect(trigger.executions).toHaveLength(1);
	});

	it('takes unsigned webhooks when the check is switched off', async () => {
		trigger.parameters = { ...trigger.parameters, signatureCheck: false };
		expect(await post(JSON.stringify(text), {})).toBe(200);
		expect(trigger.heard).toHaveLength(1);
	});

	it('answers the check of the address with the challenge, and 403 to a wrong verify token', async () => {
		trigger.credentials = { ...trigger.credentials, webhookVerifyToken: 'mine' };
		const question = { 'hub.mode': 'subscribe', 'hub.challenge': '<b>42</b>' };
		expect(await ask({ ...question, 'hub.verify_token': 'mine' })).toMatchObject({
			status: 200,
			data: '<b>42</b>',
			headers: { 'content-type': 'text/plain' },
		});
		for (const query of [
			{ ...question, 'hub.verify_token': 'theirs' },
			question,
			{ ...question, 'hub.mode': 'x', 'hub.verify_token': 'mine' },
			{},
		]) {
			expect((await ask(query as Record<string, string>)).status).toBe(403);
		}
	});

	it.each([
		'application/x-www-form-urlencoded',
		'application/xml',
		'text/plain',
		'application/vnd.api+json; charset=utf-8',
	])('reads the signed bytes, also when they are called %s', async (contentType) => {
		const body = JSON.stringify(text);
		const signature = `sha256=${sign(body, trigger.credentials.appSecret as string)}`;
		const headers = { 'content-type': contentType, 'x-hub-signature-256': signature };
		expect(await post(body, headers)).toBe(200);
		expect(trigger.heard).toMatchObject([{ event: 'message.received' }]);
	});

	it("says in the log each time that Meta's Test button was pressed", async () => {
		const sample = JSON.parse(JSON.stringify(text).replaceAll('106540352242922', '123456123'));
		sample.entry[0].id = '0';
		for (let times = 1; times <= 2; times++) {
			expect(await post(JSON.stringify(sample))).toBe(200);
			expect(setup.log.lines).toHaveLength(times);
		}
		expect(setup.log.lines[1]).toMatch(
			/^info Trigger: A test webhook .* the callback works\..* at most if Phone Numbers is Any/,
		);
		expect(trigger.heard).toEqual([]);
		await post(JSON.stringify(text));
		expect([trigger.heard.length, setup.log.lines.length]).toEqual([1, 2]);
	});

	it.each([
		['an array', '[]', 200],
		['a number', '5', 200],
		['no JSON', '{', 422],
		['an empty body', '', 200],
		['an object about nothing', '{}', 200],
		['3 MB and a byte', `{"a":"${'x'.repeat(3 * 1024 * 1024)}"}`, 413],
		[
			'100,000 levels',
			`{"entry":[{"changes":[{"field":"novel","value":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}]}`,
			200,
		],
		[
			'keys that reach a prototype',
			'{"entry":[{"changes":[{"field":"messages","value":{"__proto__":{"messages":[1]},"messages":[{"__proto__":{"a":1}}]}}]}]}',
			200,
		],
	])('survives %s', async (_what, body, status) => {
		expect(await post(body)).toBe(status);
		expect(setup.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
		for (const { json } of setup.bench.host.started()) expect(json.event).toBe('unknown');
		expect(({} as { messages?: unknown }).messages).toBeUndefined();
	});

	it('reads a body that is not called JSON by its bytes', async () => {
		expect(
			await post(JSON.stringify(text), {
				'content-type': 'application/octet-stream',
				'x-hub-signature-256': `sha256=${sign(JSON.stringify(text), secret)}`,
			}),
		).toBe(200);
		expect(trigger.heard).toHaveLength(1);
	});

	it('answers 503, without a word of n8n, when the credential cannot be read, so that Meta repeats', async () => {
		const fresh = setup.add({ events: ['message.received'] });
		fresh.isActive = true;
		const why = 'Credential with ID "1tmN" does not exist for type "whatsAppGroupsApi".';
		Object.defineProperty(fresh, 'credentials', {
			get: () => {
				throw new Error(why);
			},
		});
		const headers = { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
		const always = { validateStatus: () => true };
		const answers = [
			await axios.post(fresh.address, text, { headers, ...always }),
			await axios.post(fresh.address, text, { headers: { 'x-n8n-chain-message': '1' }, ...always }),
			await axios.get(`${fresh.address}?hub.mode=subscribe&hub.verify_token=x`, always),
		];
		expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
		for (const { data } of answers) expect(data).toBe('The webhook could not be handled');
		expect(fresh.executions).toEqual([]);
	});
});
