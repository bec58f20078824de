import type { IDataObject } from 'n8n-workflow';
import type { Asked } from '../../../nodes/WhatsAppGroups/core/declarations/setup';
import { toWebhookSecret } from '../../../nodes/WhatsAppGroups/providers/gateways/secret';
import {
	checkOneMsgCredential,
	checkOneMsgSetup,
} from '../../../nodes/WhatsAppGroups/providers/oneMsg/setup';

const secret = toWebhookSecret('TOKEN');
const own = (host: string) => `https://${host}/webhook/ID/ID/${secret}`;

async function check(answers: Record<string, Asked>, instanceUrl?: string) {
	const asked: unknown[] = [];
	const findings = await checkOneMsgSetup(
		async (request) => {
			asked.push(request);
			const name =
				typeof request.on === 'object' && 'path' in request.on ? request.on.path : 'groups';
			return await Promise.resolve(answers[name] ?? { body: {} });
		},
		{ credentials: { token: ' TOKEN ' }, instanceUrl },
	);
	return { asked, findings };
}

it('asks for state, callbacks, settings and one group', async () => {
	const { asked, findings } = await check({});
	expect(asked).toEqual([
		{ method: 'GET', on: { path: 'status' } },
		{ method: 'GET', on: { path: 'webhook' } },
		{ method: 'GET', on: { path: 'settings' } },
		{ method: 'GET', on: 'phoneNumber', edge: 'groups', query: { limit: 1 } },
	]);
	expect(Object.entries(findings).map(([name, { status }]) => [name, status])).toEqual([
		['token', 'ok'],
		['phoneNumber', 'warning'],
		['callback', 'warning'],
		['receipts', 'ok'],
		['groupEvents', 'warning'],
		['groups', 'ok'],
	]);
	for (const { found } of Object.values(findings)) expect(found).toMatch(/\w/);
});

it('says when the token is refused, and what the others could not see', async () => {
	const refusal = { failure: 'No', httpStatus: 403 };
	const { findings } = await check({
		status: refusal,
		webhook: refusal,
		settings: refusal,
		groups: refusal,
	});
	expect(findings.token).toMatchObject({
		status: 'failed',
		remedy: expect.stringMatching(/Channel ID.*Token/),
	});
	expect(Object.values(findings).map(({ status }) => status)).toEqual([
		'failed',
		'failed',
		'warning',
		'warning',
		'warning',
		'failed',
	]);
});

it.each([
	['connected', 'ok', undefined],
	['disconnected', 'failed', /^Connect /],
	['uninitialized', 'failed', /setup/],
	['unregistered', 'failed', /^Register /],
	['loading', 'warning', /moment/],
	[undefined, 'warning', /moment/],
])('the channel is %s', async (status, expected, remedy) => {
	const { findings } = await check({ status: { body: { status } as IDataObject } });
	expect(findings.phoneNumber).toEqual({
		status: expected,
		found: expect.stringContaining(` is ${status ?? 'in an unknown state'}`),
		...(remedy && { remedy: expect.stringMatching(remedy) }),
	});
});

describe('the callbacks', () => {
	const found = async (body: IDataObject, instanceUrl?: string) =>
		(await check({ webhook: { body } }, instanceUrl)).findings.callback;

	it('hold no trigger with this token, and perhaps no room for one', async () => {
		const webhookUrl = ['https://a.example/h', 'https://b.example/h'];
		expect(await found({ webhookUrl })).toEqual({
			status: 'warning',
			found: expect.stringMatching(/^No .*2 of 5 /),
			remedy: expect.stringMatching(/^(?!Remove).*WhatsApp Groups Trigger/),
		});
		const full = [...webhookUrl, 'c', 'd', 'e'];
		expect((await found({ webhookUrl: full }))?.remedy).toMatch(
			/^Remove .*WhatsApp Groups Trigger/,
		);
	});

	it('hold one trigger or several, and say on which hosts', async () => {
		const one = await found({ webhookUrl: [own('n8n.example'), 'https://a.example/h'] });
		expect(one).toEqual({
			status: 'ok',
			found: expect.stringMatching(/^1 trigger .* at https:\/\/n8n\.example; 2 of 5 /),
		});
		const three = [own('n8n.example'), own('m.example'), `${own('n8n.example')}?statuses=on`];
		expect((await found({ webhookUrl: three }))?.found).toMatch(
			/^3 triggers .* at https:\/\/n8n\.example, https:\/\/m\.example; 3 of 5 /,
		);
	});

	it('may be those of another n8n', async () => {
		const webhookUrl = [own('n8n.example')];
		expect((await found({ webhookUrl }, 'https://n8n.example/'))?.status).toBe('ok');
		expect(await found({ webhookUrl }, 'https://m.example/')).toMatchObject({
			status: 'warning',
			found: expect.stringMatching(/ 1 of 5 .* elsewhere: https:\/\/m\.example$/),
		});
	});

	it('may have been switched off by 1msg', async () => {
		const [first, second] = [own('n8n.example'), own('m.example')];
		const webhookUrl = [first, second, 'https://a.example/h'];
		const withStates = async (webhookStatuses: IDataObject) =>
			await found({ webhookUrl, webhookStatuses });
		expect(await withStates({ [first]: 'inactive', 'https://a.example/h': 'inactive' })).toEqual({
			status: 'failed',
			found: expect.stringMatching(/ 1 of /),
			remedy: expect.stringMatching(/again/),
		});
		expect(await withStates({ [first]: 'active' })).toMatchObject({ status: 'ok' });
	});
});

it('says which settings are on', async () => {
	const on = await check({ settings: { body: { ackNotificationsOn: 'true', rawHooks: true } } });
	expect(on.findings).toMatchObject({
		receipts: { status: 'ok', found: 'On' },
		groupEvents: { status: 'ok', found: 'On' },
	});
	const off = await check({ settings: { body: { rawHooks: 'false' } } });
	expect(off.findings).toMatchObject({
		receipts: { status: 'ok', found: expect.stringMatching(/^Off: /) },
		groupEvents: {
			status: 'warning',
			found: expect.stringMatching(/^Off: /),
			remedy: expect.stringMatching(/raw hooks/),
		},
	});
});

it.each<[string, Asked, string]>([
	['are accepted', { body: {} }, 'The credential is accepted'],
	...[401, 403, 404].map((httpStatus): [string, Asked, string] => [
		`are not accepted: ${httpStatus}`,
		{ failure: 'No', httpStatus },
		'1msg.io did not accept the Channel ID and the Token',
	]),
	['are refused for another reason', { failure: 'No', httpStatus: 500 }, 'No'],
	['get no answer', { failure: 'No' }, 'api.1msg.io cannot be reached'],
	[
		'are missing',
		{ skipped: 'Channel ID is missing', remedy: 'Fill it in.' },
		'Channel ID is missing',
	],
])('the test of the credential says that channel and token %s', async (_what, answer, found) => {
	const ask = async (request: unknown) => {
		expect(request).toEqual({ method: 'GET', on: { path: 'status' } });
		return await Promise.resolve(answer);
	};
	const { token, ...others } = await checkOneMsgCredential(ask, { credentials: {} });
	expect([token?.found, others]).toEqual([found, {}]);
});
