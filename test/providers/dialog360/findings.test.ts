import type { IDataObject } from 'n8n-workflow';
import type { Asked } from '../../../nodes/WhatsAppGroups/core/declarations/setup';
import {
	checkDialog360Credential,
	checkDialog360Setup,
} from '../../../nodes/WhatsAppGroups/providers/dialog360/setup';
import { toWebhookSecret } from '../../../nodes/WhatsAppGroups/providers/gateways/secret';

const credentials = { apiKey: 'KEY' };
const header = 'X-N8N-WhatsApp-Groups';
const url = 'https://n8n.example/hook';

async function check(
	webhook: Asked,
	given: { credentials?: IDataObject; instanceUrl?: string; groups?: Asked } = {},
) {
	const asked: unknown[] = [];
	const findings = await checkDialog360Setup(
		async (request) => {
			asked.push(request);
			return await Promise.resolve(asked.length === 1 ? webhook : (given.groups ?? { body: {} }));
		},
		{
			credentials: { ...credentials, ...given.credentials } as never,
			instanceUrl: given.instanceUrl,
		},
	);
	return { asked, findings };
}

const withProof = (key: string, name = header) => ({
	body: { url, headers: { other: 'x', [name]: toWebhookSecret(key) } },
});

it('asks for the callback and for one group', async () => {
	const { asked, findings } = await check({ body: {} });
	expect(asked).toEqual([
		{ method: 'GET', on: { path: 'v1/configs/webhook' } },
		{ method: 'GET', on: 'phoneNumber', edge: 'groups', query: { limit: 1 } },
	]);
	expect(Object.entries(findings).map(([name, { status }]) => [name, status])).toEqual([
		['token', 'ok'],
		['baseUrl', 'ok'],
		['callback', 'warning'],
		['groups', 'ok'],
	]);
	for (const name of ['token', 'groups']) expect(findings[name]?.found).toMatch(/\w/);
});

it('says when the key is refused, and what the others could not see', async () => {
	const refusal = { failure: 'No', remedy: 'Look.', httpStatus: 401 };
	const { findings } = await check(refusal, { groups: refusal });
	expect(findings.token).toEqual({
		status: 'failed',
		found: 'No',
		remedy: expect.stringMatching(/360dialog Hub/),
	});
	expect(findings.callback).toEqual({ status: 'warning', found: 'No', remedy: 'Look.' });
	expect(findings.groups).toEqual({ status: 'failed', found: 'No', remedy: 'Look.' });
});

describe('the base URL', () => {
	const found = async (baseUrl?: string) =>
		(await check({ body: {} }, { credentials: { baseUrl } })).findings.baseUrl;

	it.each(['https://waba-sandbox.360dialog.io', 'http://waba-sandbox.360dialog.io/v1'])(
		'is no place for groups at the sandbox: %s',
		async (sandbox) => {
			expect(await found(sandbox)).toEqual({
				status: 'failed',
				found: expect.stringContaining(sandbox),
				remedy: expect.stringContaining('https://waba-v2.360dialog.io'),
			});
		},
	);

	it.each([
		[undefined, 'https://waba-v2.360dialog.io'],
		['https://waba-sandbox.360dialog.io.example', 'https://waba-sandbox.360dialog.io.example'],
		[
			'https://p.example/https://waba-sandbox.360dialog.io',
			'https://p.example/https://waba-sandbox.360dialog.io',
		],
	])('is good anywhere else: %s', async (baseUrl, shown) => {
		expect(await found(baseUrl)).toEqual({ status: 'ok', found: shown });
	});
});

describe('the callback', () => {
	const found = async (webhook: Asked, instanceUrl?: string) =>
		(await check(webhook, { instanceUrl })).findings.callback;

	it('is none', async () => {
		expect(await found({ body: { url: '' } })).toMatchObject({
			status: 'warning',
			found: expect.stringMatching(/^No /),
			remedy: expect.stringMatching(/WhatsApp Groups Trigger/),
		});
	});

	it("is somebody else's", async () => {
		for (const headers of [undefined, {}, { other: 'x' }])
			expect(await found({ body: { url, headers } as never })).toMatchObject({
				status: 'warning',
				found: expect.stringMatching(/https:\/\/n8n\.example\/hook, .*no/),
				remedy: expect.stringMatching(/\w/),
			});
	});

	it('is that of a trigger with another key', async () => {
		expect(await found(withProof('OTHER'))).toMatchObject({
			status: 'warning',
			found: expect.stringMatching(/another API key.*https:\/\/n8n\.example\/hook/),
			remedy: expect.stringMatching(/401/),
		});
	});

	it.each([header, header.toLowerCase()])(
		'is that of a trigger with this key: %s',
		async (name) => {
			for (const instanceUrl of [undefined, 'https://n8n.example/'])
				expect(await found(withProof('KEY', name), instanceUrl)).toEqual({
					status: 'ok',
					found: expect.stringMatching(/this API key.* https:\/\/n8n\.example\/hook$/),
				});
		},
	);

	it('is that of a trigger in another n8n', async () => {
		expect(await found(withProof('KEY'), 'https://other.example')).toEqual({
			status: 'warning',
			found: expect.stringMatching(/hook\. This n8n is elsewhere: https:\/\/other\.example$/),
			remedy: expect.stringContaining('WEBHOOK_URL'),
		});
	});
});

describe('the test of the credential', () => {
	const refused = (httpStatus?: number): Asked => ({ failure: 'No', httpStatus });
	const found = async (answer: Asked, baseUrl?: string) => {
		const findings = await checkDialog360Credential(
			async (request) => {
				expect(request).toEqual({ method: 'GET', on: { path: 'v1/configs/webhook' } });
				return await Promise.resolve(answer);
			},
			{ credentials: { ...credentials, ...(baseUrl && { baseUrl }) } },
		);
		return Object.entries(findings).map(([name, finding]) => [name, finding.found]);
	};
	const at = 'https://waba-v2.360dialog.io';

	it.each<[string, Asked, string]>([
		['is accepted', { body: {} }, 'The credential is accepted'],
		['is not accepted', refused(401), '360dialog did not accept the API key'],
		['is not allowed', refused(403), '360dialog did not accept the API key'],
		['is refused for another reason', refused(500), 'No'],
		['gets no answer', refused(), 'waba-v2.360dialog.io cannot be reached'],
		['is missing', { skipped: 'API Key is missing', remedy: 'Fill it in.' }, 'API Key is missing'],
	])('says that the key %s', async (_what, answer, sentence) => {
		expect(await found(answer)).toEqual([
			['baseUrl', at],
			['token', sentence],
		]);
	});

	it('says what the sandbox has not', async () => {
		const sandboxed = await found({ body: {} }, 'https://waba-sandbox.360dialog.io');
		expect(sandboxed[0]?.[1]).toContain('is the sandbox, which has no groups');
	});
});
