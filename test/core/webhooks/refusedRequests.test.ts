import { FakeTrigger } from './fakeTrigger';

describe('a request is refused, and a line says why', () => {
	const unsigned = 'A webhook came without a valid signature';

	it.each([
		['without a signature', {}, 401, unsigned],
		['with a wrong one', { headers: { secret: 'x' } }, 401, unsigned],
		[
			'of more than 3 MB',
			{ body: Buffer.alloc(3 * 1024 * 1024 + 1), headers: { secret: 's1' } },
			413,
			'A webhook of more than 3 MB came',
		],
		[
			'as a message of the chain that proves nothing',
			{ headers: { 'x-n8n-chain-message': '1' } },
			401,
			'A message from another trigger was not authentic, or not new',
		],
		[
			'as a check of the callback with another token',
			{ method: 'GET', webhookName: 'setup', query: { token: 'x' } },
			403,
			'The callback was checked with the wrong verify token',
		],
	])('%s', async (_what, request, status, reason) => {
		const trigger = new FakeTrigger();
		expect(await trigger.receive(request)).toEqual({ status, body: reason, type: 'text/plain' });
		expect(trigger.log).toEqual([
			`Trigger: ${reason}. Responded with ${status}; no execution was started.`,
		]);
		expect(trigger.executions).toEqual([]);
	});

	it('but not one of 3 MB', async () => {
		const trigger = new FakeTrigger();
		const body = Buffer.alloc(3 * 1024 * 1024);
		expect((await trigger.receive({ body, headers: { secret: 's1' } })).status).toBe(200);
	});

	it.each([
		[new Error('Out of order'), 'Out of order'],
		['no error', 'The webhook could not be read'],
	])(
		'in the log with what went wrong here, which no stranger is told: %s',
		async (failure, line) => {
			const looksAuthentic = () => {
				throw failure;
			};
			const trigger = new FakeTrigger({}, { looksAuthentic });
			expect(await trigger.receive()).toMatchObject({
				status: 500,
				body: 'The webhook could not be handled',
			});
			expect(trigger.log.join()).toContain(line);
		},
	);
});

it.each([
	[new Error('Wrong key'), 'Wrong key'],
	['no error', 'unknown reason'],
])('a webhook is to come again when the credential cannot be read: %s', async (why, line) => {
	const trigger = new FakeTrigger();
	trigger.unreadable = why;
	expect(await trigger.receive({ headers: { secret: 's1' } })).toMatchObject({
		status: 503,
		body: 'The webhook could not be handled',
	});
	expect(trigger.log.join()).toContain(`The credential cannot be read: ${line}`);
});
