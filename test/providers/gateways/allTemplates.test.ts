import { runAction } from '../../support/actionHost';
import { ProviderHost, testedProviders } from '../../support/providerHosts';

describe.each(testedProviders.filter(({ value }) => value !== 'meta'))(
	'more templates than $name gives at once',
	(provider) => {
		const all = provider.value === 'oneMsg' ? 250 : 1_200;

		it('are all in the list, with the status as Meta writes it', async () => {
			const host = await ProviderHost.open(provider);
			const { templates: store, accounts } = host.emulator.state;
			const [businessId = ''] = accounts.businesses.keys();
			const before = store.of(businessId).length;
			for (let index = before; index < all; index += 1)
				store.create({
					businessId,
					name: `template_${index}`,
					language: 'en',
					category: 'UTILITY',
					components: [{ type: 'BODY', text: 'Hi' }],
				});
			const getMany = { resource: 'template', operation: 'getMany', returnAll: true };
			const parameters = { provider: provider.value, ...getMany };
			const { items } = await runAction({ credentials: host.credentials, parameters });
			const listed = items.map(({ json }) => json);
			expect(new Set(listed.map(({ templateId }) => templateId)).size).toBe(all);
			expect(listed.every(({ status }) => /^[A-Z]+$/.test(String(status)))).toBe(true);
			await host.close();
		});
	},
);
