import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type INode,
	type INodeTypes,
} from 'n8n-workflow';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { startEmulator, type Emulator } from '../../emulator';
import { authenticate } from '../support/authenticate';
import { credentialTypeOf } from '../support/credentialTypes';
import { testedProviders } from '../support/providerHosts';

const node: INode = {
	id: '1',
	name: 'Test',
	type: 'test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const nodeTypes = {
	getByNameAndVersion: () => ({
		description: {
			properties: [],
			name: 'test',
			defaults: {},
			inputs: [],
			outputs: [],
			group: [],
			version: 1,
			displayName: 'Test',
			description: '',
		},
	}),
} as unknown as INodeTypes;

/** An expression of the credential test, as n8n resolves it. */
function resolve(text: unknown, credentials: ICredentialDataDecryptedObject): string {
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const value = String(text);
	return value.startsWith('=')
		? String(
				workflow.expression.getSimpleParameterValue(node, value, 'internal', {
					$credentials: credentials,
				}),
			)
		: value;
}

async function prove(
	type: ICredentialType,
	credentials: ICredentialDataDecryptedObject,
): Promise<number> {
	const { baseURL, url, qs } = type.test?.request ?? {};
	const options = await authenticate(credentials, type.name, {
		baseURL: resolve(baseURL, credentials),
		url: resolve(url, credentials),
		qs,
	});
	const address = new URL(`${options.baseURL}${options.url}`);
	for (const [name, value] of Object.entries(options.qs ?? {}))
		address.searchParams.set(name, String(value));
	return (await fetch(address, { headers: options.headers as Record<string, string> })).status;
}

describe.each(testedProviders)('the test of the credential for $name', ({ value, credentials }) => {
	let emulator: Emulator;
	const type = credentialTypeOf(
		providers.find((provider) => provider.value === value) ?? { credentialType: '' },
	);
	const secrets = type.properties.filter(({ name }) => /token|secret|key/i.test(name));
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(async () => await emulator.close());

	it('proves the key, and refuses another with a sentence of its own', async () => {
		expect(await prove(type, credentials(emulator))).toBe(200);
		const status = await prove(type, {
			...credentials(emulator),
			[secrets[0]?.name ?? '']: 'wrong',
		});
		expect(status).toBe(401);
		expect(type.test?.rules).toContainEqual(
			expect.objectContaining({
				properties: expect.objectContaining({
					value: status,
					message: expect.any(String) as string,
				}) as object,
			}),
		);
	});

	it('keeps every secret field hidden', () => {
		expect(secrets.length).toBeGreaterThan(0);
		for (const secret of secrets) expect(secret.typeOptions).toMatchObject({ password: true });
	});
});
