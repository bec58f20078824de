import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { buildProperties } from '../../../nodes/WhatsAppGroups/core/panel/description';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { resources } from '../../../nodes/WhatsAppGroups/operations/resources';
import { providers } from '../../../nodes/WhatsAppGroups/providers';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import { WhatsAppGroups } from '../../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { byId } from '../../support/emulatorHost';
import { ProviderHost, testedProviders, type TestedProvider } from '../../support/providerHosts';

const { description } = new WhatsAppGroups();
const sendText = { resource: 'message', operation: 'sendText' };

function isShown(values: INodeParameters, property: INodeProperties, root = values): boolean {
	return NodeHelpers.displayParameter(values, property, null, description, root);
}

/** The options that "Add option" offers, or those that are shown because they are set. */
function optionsShown(parameters: INodeParameters, properties = description.properties): string[] {
	const options =
		properties.find((property) => property.name === 'options' && isShown(parameters, property))
			?.options ?? [];
	return (options as INodeProperties[])
		.filter(
			(option) =>
				option.type !== 'hidden' &&
				isShown((parameters.options ?? {}) as INodeParameters, option, parameters),
		)
		.map(({ displayName }) => displayName);
}

describe('an option that a provider does not have', () => {
	it('is not in the panel', () => {
		const ofMeta = ['Link Preview', 'Messaging Account ID', 'Pin for Days'];
		const lacked = ['Broadcast', 'Callback Data', ...ofMeta];
		const [meta, dialog360, oneMsg] = ['meta', 'dialog360', 'oneMsg'].map((value) =>
			optionsShown({ provider: value, ...sendText }),
		);
		expect(meta).toEqual(expect.arrayContaining(lacked));
		expect(dialog360).toEqual(meta);
		expect(oneMsg).toEqual(meta?.filter((name) => !lacked.includes(name)));
		expect(oneMsg).toContain('Reply to Message ID');
	});

	it('is shown after switching where it is still set, so that it can be removed', () => {
		const shown = optionsShown({
			provider: 'oneMsg',
			...sendText,
			options: { pinForDays: 3, replyTo: 'wamid.1' },
		});
		expect(shown.filter((name) => name.startsWith('Pin'))).toEqual(['Pin for Days (Not Offered)']);
		expect(
			optionsShown({ provider: 'meta', ...sendText, options: { pinForDays: 3 } }).filter((name) =>
				name.startsWith('Pin'),
			),
		).toEqual(['Pin for Days']);
	});

	it('leaves the other options alone when the provider changes: the editor of n8n empties collections whose condition names what was changed', () => {
		const named = description.properties.filter(
			({ type, displayOptions }) =>
				/collection/i.test(type) &&
				(displayOptions?.show?.provider ?? displayOptions?.hide?.provider),
		);
		expect(named.map(({ name }) => name)).toEqual([]);
	});

	it('follows from what a provider is made of, for one that nobody has heard of too', () => {
		const withoutHeaders = { ...meta, authorize: undefined };
		const properties = buildProperties(resources, operations, [withoutHeaders]);
		const shown = optionsShown({ provider: 'meta', ...sendText }, properties);
		expect(shown).toContain('Callback Data');
		expect(shown).not.toContain('High Throughput');
	});

	it.each(providers)(
		'exists in an operation that $name offers',
		({ value, lacksOptions = [], lacksChoices = {} }) => {
			const shownFor = description.properties.filter(({ displayOptions }) =>
				displayOptions?.show?.provider?.includes(value),
			);
			const options = description.properties
				.filter(({ type }) => type === 'collection')
				.flatMap((property) => (property.options ?? []) as INodeProperties[]);
			expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining([...lacksOptions]));
			expect(shownFor.map(({ name }) => name)).toEqual(
				expect.arrayContaining(Object.keys(lacksChoices)),
			);
		},
	);
});

describe('a choice that a provider does not have', () => {
	it('is not in the panel', () => {
		const choicesFor = (provider: string) => {
			const parameters = { provider, resource: 'group', operation: 'create' };
			const shown = description.properties.filter(
				(property) => property.name === 'joinApprovalMode' && isShown(parameters, property),
			);
			return shown.map(({ options = [] }) =>
				(options as INodePropertyOptions[]).map(({ value }) => value),
			);
		};
		expect(['meta', 'dialog360', 'oneMsg'].map(choicesFor)).toEqual([
			[['auto_approve', 'approval_required']],
			[['auto_approve', 'approval_required']],
			[['auto_approve']],
		]);
	});
});

describe('a workflow that was switched to 1msg.io', () => {
	let host: ProviderHost;
	let groupId: string;
	beforeAll(async () => {
		host = await ProviderHost.open(
			testedProviders.find(({ value }) => value === 'oneMsg') as TestedProvider,
		);
		({ groupId } = await host.createOpenGroup());
	});
	afterAll(async () => await host.close());
	const sentCount = async () =>
		(await host.emulator.control<{ count: number }>('GET', '/requests?method=POST&count=true'))
			.count;

	it.each([
		['Callback Data', { callbackData: 'order-1' }],
		['Callback Data', { callbackData: '={{ "order-" + 1 }}' }],
		['Link Preview', { previewUrl: false }],
		['Messaging Account ID', { messagingAccountId: '102290129340398' }],
		['Pin for Days', { pinForDays: 3 }],
	])('is refused with who offers "%s", before anything is sent: %j', async (name, options) => {
		const before = await sentCount();
		await expect(
			host.run({ ...sendText, groupId: byId(groupId), text: 'Hi', options }),
		).rejects.toMatchObject({
			message: `1msg.io does not offer "${name}"`,
			description: expect.stringMatching(
				/^Available with: Meta, 360dialog.*\. Select one of them as the provider, or remove it\. Nothing was sent\.$/,
			) as string,
		});
		expect(await sentCount()).toBe(before);
	});

	it('goes on when the option holds nothing', async () => {
		expect(
			await host.outputs({
				...sendText,
				groupId: byId(groupId),
				text: 'Hi',
				options: { callbackData: '={{ $json.missing }}' },
			}),
		).toMatchObject([{ groupId }]);
	});

	it('is refused with who offers groups that need approval', async () => {
		const before = await sentCount();
		for (const joinApprovalMode of ['approval_required', '={{ "approval_" + "required" }}']) {
			await expect(
				host.run({ resource: 'group', operation: 'create', subject: 'a', joinApprovalMode }),
			).rejects.toMatchObject({
				message: '1msg.io does not offer "Only After Approval" in Who Can Join',
				description: expect.stringContaining('Available with: Meta, 360dialog') as string,
			});
		}
		expect(await sentCount()).toBe(before);
	});
});
