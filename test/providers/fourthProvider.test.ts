import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import {
	buildCredentials,
	buildProperties,
} from '../../nodes/WhatsAppGroups/core/panel/description';
import { execute } from '../../nodes/WhatsAppGroups/core/execution/execute';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { resources } from '../../nodes/WhatsAppGroups/operations/resources';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { WhatsAppGroups } from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { startEmulator, type Emulator } from '../../emulator';
import { runAction } from '../support/actionHost';
import { isShownWith } from '../support/shownWith';
import { acme } from '../support/acme/acme';
import { WhatsAppGroupsAcmeApi } from '../support/acme/WhatsAppGroupsAcmeApi.credentials';
import { knowCredential } from '../support/authenticate';
import { byId } from '../support/emulatorHost';

/** What the one line in `providers/index.ts` does. */
const all = [...providers, acme];

function nodeWithAcme(): INodeType {
	const node: INodeType = new WhatsAppGroups();
	node.description = {
		...node.description,
		credentials: buildCredentials(all),
		properties: buildProperties(resources, operations, all),
	};
	node.execute = async function (this: IExecuteFunctions) {
		return await execute(this, { operations, providers: all });
	};
	return node;
}

describe('a provider that nobody has heard of', () => {
	let emulator: Emulator;
	let groupId: string;
	const nodeType = nodeWithAcme();
	const outputs = async (parameters: INodeParameters): Promise<IDataObject[]> => {
		const credentials = {
			number: '106540352242922',
			token: 'EMULATOR_TOKEN',
			baseUrl: `${emulator.url}/v25.0`,
		};
		return (
			await runAction({ nodeType, credentials, parameters: { provider: 'acme', ...parameters } })
		).items.map(({ json }) => json);
	};
	beforeAll(async () => {
		knowCredential(new WhatsAppGroupsAcmeApi());
		emulator = await startEmulator();
		({ groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', {
			participants: 1,
		}));
	});
	afterAll(async () => await emulator.close());

	it('is in the panel, with its credential and with what it offers', () => {
		const { properties, credentials } = nodeType.description;
		const shownCredentials = credentials?.filter(
			({ displayOptions }) => !displayOptions?.hide?.provider?.includes('acme'),
		);
		expect(shownCredentials?.map(({ name, required }) => [name, required])).toEqual([
			['whatsAppGroupsAcmeApi', true],
		]);
		expect(properties.find(({ name }) => name === 'provider')?.options).toContainEqual({
			name: 'Acme',
			value: 'acme',
		});
		const shown = (name: string) =>
			properties.filter((property) => property.name === name && isShownWith('acme', property));
		const offered = shown('operation').flatMap(({ options = [], displayOptions }) =>
			(options as INodePropertyOptions[]).map(
				({ value }) => `${String(displayOptions?.show?.resource?.[0])}.${String(value)}`,
			),
		);
		expect(offered.sort()).toEqual(
			operations
				.map(({ resource, operation }) => `${resource}.${operation}`)
				.filter((id) => !acme.lacks?.includes(id) && id !== 'account.checkSetup')
				.sort(),
		);
		expect(
			(shown('resource')[0]?.options as INodePropertyOptions[]).map(({ value }) => value),
		).not.toContain('analytics');
	});

	it('carries operations of one request, of several, and lists', async () => {
		expect(
			await outputs({
				resource: 'message',
				operation: 'sendText',
				groupId: byId(groupId),
				text: 'Hello',
			}),
		).toMatchObject([{ groupId, messageStatus: 'accepted' }]);
		expect(
			await outputs({ resource: 'group', operation: 'getMany', returnAll: true }),
		).toMatchObject([{ groupId }]);
		expect(
			await outputs({ resource: 'group', operation: 'create', subject: 'By Acme' }),
		).toMatchObject([{ status: 'created', subject: 'By Acme' }]);
	});

	it('is not offered what it lacks, in words that name who has it', async () => {
		await expect(outputs({ resource: 'template', operation: 'getMany' })).rejects.toMatchObject({
			message: expect.stringContaining('Acme does not offer'),
			description: expect.stringContaining('Available with: Meta, 360dialog, 1msg.io'),
		});
		await expect(outputs({ resource: 'account', operation: 'checkSetup' })).rejects.toMatchObject({
			message: expect.stringContaining('Acme does not offer'),
		});
		await expect(
			outputs({ resource: 'media', operation: 'download', mediaId: '1' }),
		).rejects.toMatchObject({ message: expect.stringContaining('Acme does not offer') });
	});
});

it('is the example of CONTRIBUTING.md, word for word', () => {
	const contributing = readFileSync(join(__dirname, '../../CONTRIBUTING.md'), 'utf8');
	const source = readFileSync(join(__dirname, '../support/acme/acme.ts'), 'utf8');
	const inPackage = source
		.replaceAll('../../../nodes/WhatsAppGroups/providers/', '../')
		.replaceAll('../../../nodes/WhatsAppGroups/', '../../')
		.replaceAll('\t', '  ');
	const indented = inPackage
		.trimEnd()
		.split('\n')
		.map((line) => (line === '' ? '' : `   ${line}`))
		.join('\n');
	expect(contributing).toContain(indented);
});
