import { GatewayTriggers } from '../../support/gatewayTriggers';

describe('a credential from which nobody could tell whether a webhook is authentic', () => {
	let bench: GatewayTriggers;
	beforeAll(async () => {
		bench = await GatewayTriggers.open();
	});
	afterAll(async () => await bench.close());

	it.each([
		['meta', 'appSecret', 'App Secret'],
		['dialog360', 'apiKey', 'API Key'],
		['oneMsg', 'token', 'Token'],
	])(
		'is refused at activation: with %s without %s, the sentence names the %s and nothing else',
		async (provider, field, label) => {
			const trigger = bench.add(provider);
			trigger.credentials = { ...trigger.credentials, [field]: '' };
			const sentence = `The credential has no ${label}, so there is no way to tell whether a webhook is authentic. Fill in the ${label} in the credential`;
			await expect(trigger.activate()).rejects.toThrow(sentence);
		},
	);
});
