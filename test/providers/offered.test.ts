import { offers } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import type { Provider } from '../../nodes/WhatsAppGroups/core/declarations/provider';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { plainParametersOf } from '../../scripts/generate/samples/operationSamples';
import { sampleItem } from '../../scripts/generate/samples/sampleItem';
import { byId } from '../support/emulatorHost';
import { ProviderHost, testedProviders } from '../support/providerHosts';

/** Whom every provider reaches, and nothing to wait for. */
const quick = { people: '+16505551234', waitForResult: false };

describe.each(testedProviders)('through $name', (provider) => {
	const declared = providers.find(({ value }) => value === provider.value) as Provider;
	const all = operations.map(
		(operation) => [`${operation.resource}.${operation.operation}`, operation] as const,
	);
	let host: ProviderHost;
	beforeAll(async () => {
		host = await ProviderHost.open(provider);
	});
	afterAll(async () => await host.close());

	async function refusalOf(operation: (typeof operations)[number]): Promise<Error | undefined> {
		const { groupId } = await host.createGroup({ participants: 1 });
		const parameters = { ...plainParametersOf(operation), ...quick, groupId: byId(groupId) };
		return await host.run(parameters, { items: [sampleItem()] }).then(
			() => undefined,
			(error: Error) => error,
		);
	}

	it.each(all.filter(([, operation]) => offers(declared, operation)))(
		'%s is offered',
		async (_name, operation) => {
			expect((await refusalOf(operation))?.message ?? '').not.toContain('does not offer');
		},
	);

	const lacking = all.filter(([, operation]) => !offers(declared, operation));
	if (lacking.length > 0)
		it.each(lacking)(
			'%s is not offered, and the refusal says who does',
			async (_name, operation) => {
				expect(await refusalOf(operation)).toMatchObject({
					message: expect.stringContaining(`${provider.name} does not offer`),
					description: expect.stringContaining('Available with: Meta'),
				});
			},
		);

	it('gives only what the output schemas say', () => {
		expect(host.deviations).toEqual([]);
	});
});
