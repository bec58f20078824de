import type {
	ICredentialType,
	IDataObject,
	INodeParameters,
	INodePropertyOptions,
} from 'n8n-workflow';
import type * as Operations from '../../nodes/WhatsAppGroups/operations/registry';
import type * as Providers from '../../nodes/WhatsAppGroups/providers';
import type * as Node from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { startEmulator, type Emulator } from '../../emulator';
import { openGroup } from '../../emulator/test/openGroup';
import type * as Credentials from '../../scripts/generate/credentialTypes';
import { runAction } from '../support/actionHost';
import { knowCredential } from '../support/authenticate';
import { byId } from '../support/emulatorHost';
import { isShownWith } from '../support/shownWith';
import type { ChangedCheckout } from './changedCheckout';

const credentialType = 'whatsAppGroupsAcmeApi';

/** Works through the provider that its recipe makes, which nobody has heard of. */
export function describeAcme({ load }: ChangedCheckout): void {
	const nodeType = new (load<typeof Node>(
		'nodes/WhatsAppGroups/WhatsAppGroups.node',
	).WhatsAppGroups)();
	const { operations } = load<typeof Operations>('nodes/WhatsAppGroups/operations/registry');
	const { providers } = load<typeof Providers>('nodes/WhatsAppGroups/providers');
	const acme = providers.find(({ value }) => value === 'acme');
	let emulator: Emulator;
	let groupId: string;

	const outputs = async (
		resource: string,
		operation: string,
		fields: INodeParameters = {},
	): Promise<IDataObject[]> => {
		const parameters = { provider: 'acme', resource, operation, ...fields };
		const baseUrl = `${emulator.url}/v25.0`;
		const credentials = { number: '106540352242922', token: 'EMULATOR_TOKEN', baseUrl };
		return (await runAction({ nodeType, credentials, parameters })).items.map(({ json }) => json);
	};
	beforeAll(async () => {
		const { credentialTypes } = load<typeof Credentials>('scripts/generate/credentialTypes');
		knowCredential(credentialTypes.find(({ name }) => name === credentialType) as ICredentialType);
		emulator = await startEmulator();
		({ groupId } = await openGroup(emulator));
	});
	afterAll(async () => await emulator.close());

	it('puts it into the panel, with its credential and with what it offers', () => {
		const { properties, credentials } = nodeType.description;
		const shownCredentials = credentials?.filter(
			({ displayOptions }) => !displayOptions?.hide?.provider?.includes('acme'),
		);
		expect(shownCredentials).toMatchObject([{ name: credentialType, required: true }]);
		const choice = { name: 'Acme', value: 'acme' };
		expect(properties.find(({ name }) => name === 'provider')?.options).toContainEqual(choice);
		const offered = properties
			.filter((property) => property.name === 'operation' && isShownWith('acme', property))
			.flatMap(({ options = [], displayOptions }) =>
				(options as INodePropertyOptions[])
					.filter((option) => isShownWith('acme', option))
					.map(({ value }) => `${String(displayOptions?.show?.resource?.[0])}.${String(value)}`),
			);
		expect([...new Set(offered)].sort()).toEqual(
			operations
				.map(({ resource, operation }) => `${resource}.${operation}`)
				.filter((id) => !acme?.lacks?.includes(id) && id !== 'account.checkSetup')
				.sort(),
		);
	});

	it('carries operations of one request, of several, and lists', async () => {
		const sent = await outputs('message', 'sendText', { groupId: byId(groupId), text: 'Hello' });
		expect(sent).toMatchObject([{ groupId, messageStatus: 'accepted' }]);
		expect(await outputs('group', 'getMany', { returnAll: true })).toMatchObject([{ groupId }]);
		const created = await outputs('group', 'create', { subject: 'By Acme' });
		expect(created).toMatchObject([{ status: 'created', subject: 'By Acme' }]);
	});

	it('is not offered what it lacks, in words that name who has it', async () => {
		const refused = { message: expect.stringContaining('Acme does not offer') };
		await expect(outputs('template', 'getMany')).rejects.toMatchObject({
			...refused,
			description: expect.stringContaining('Available with: Meta, 360dialog, 1msg.io'),
		});
		await expect(outputs('account', 'checkSetup')).rejects.toMatchObject(refused);
		await expect(outputs('media', 'download', { mediaId: '1' })).rejects.toMatchObject(refused);
	});
}
