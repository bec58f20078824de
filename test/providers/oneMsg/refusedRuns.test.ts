import { ProviderHost, testedProviders } from '../../support/providerHosts';

describe('a run that 1msg.io refuses', () => {
	let host: ProviderHost;
	const oneMsg = testedProviders.find(({ value }) => value === 'oneMsg');
	beforeAll(async () => {
		if (oneMsg) host = await ProviderHost.open(oneMsg);
	});
	afterAll(async () => await host.close());

	it.each([
		['unknown group', { kind: 'slow', delayMs: 0 }, {}],
		['connection that broke', { kind: 'cut-after', count: 5 }, {}],
		['page of a proxy', { kind: 'http', count: 5 }, {}],
		['wrong token', { kind: 'slow', delayMs: 0 }, { token: 'another-secret-token' }],
	])('the token is in no error: %s', async (_what, fault, credential) => {
		await host.emulator.control('DELETE', '/faults');
		await host.emulator.control('POST', '/faults', fault);
		const parameters = {
			provider: 'oneMsg',
			resource: 'message',
			operation: 'sendText',
			groupId: { __rl: true, mode: 'id', value: '999' },
			text: 'Hello',
		};
		const failure: unknown = await host
			.run(parameters, { credentials: { ...host.credentials, ...credential } })
			.then(
				() => undefined,
				(error: unknown) => error,
			);
		expect(failure).toBeInstanceOf(Error);
		const everything = [
			JSON.stringify(failure),
			(failure as Error).message,
			(failure as Error).stack,
			JSON.stringify((failure as { context?: unknown }).context),
		].join();
		for (const secret of ['EMULATOR_1MSG_TOKEN', 'another-secret-token'])
			expect(everything).not.toContain(secret);
	});

	it('an item that goes on has no token in it either', async () => {
		const parameters = {
			resource: 'message',
			operation: 'sendText',
			groupId: { __rl: true, mode: 'id', value: '999' },
			text: 'Hello',
		};
		expect(
			JSON.stringify((await host.run(parameters, { continueOnFail: true })).items),
		).not.toContain('EMULATOR_1MSG_TOKEN');
	});

	it('a queued message gives its job', async () => {
		const channel = host.emulator.state.accounts.gateways.channels.get('371267300');
		if (channel) channel.settings.sendDelay = 2;
		const { groupId } = await host.createOpenGroup();
		const [queued] = await host.outputs({
			resource: 'message',
			operation: 'sendText',
			groupId: { __rl: true, mode: 'id', value: `${groupId}@g.us` },
			text: 'Hello',
		});
		expect(queued).toEqual({
			groupId,
			messageStatus: 'queued',
			jobId: expect.stringMatching(/^job-/),
		});
	});
});
