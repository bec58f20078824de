import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { fieldsOf } from '../../../nodes/WhatsAppGroups/core/declarations/offering';
import { groupId as groupField } from '../../../nodes/WhatsAppGroups/groups/fields/group';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { byId, byName, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { installDeduplication } from '../../support/deduplication';
import { ProviderHost, testedProviders } from '../../support/providerHosts';

const send = { resource: 'message', operation: 'sendText', text: 'Hello' };
const itemsOf = (...names: unknown[]) => names.map((name) => ({ json: { name } as IDataObject }));

describe.each(testedProviders)('through $name', (provider) => {
	let through: ProviderHost;
	beforeAll(async () => {
		through = await ProviderHost.open(provider);
	});
	afterAll(async () => await through.close());

	it.each([
		['message', 'sendText', { text: 'Hello' }],
		['group', 'get', {}],
		['inviteLink', 'get', {}],
		['participant', 'getMany', {}],
	])('%s.%s finds a group by its name', async (resource, operation, others: INodeParameters) => {
		const subject = `${resource} ${operation}`;
		const { groupId } = await through.createOpenGroup({ subject });
		const outputs = await through.outputs({
			resource,
			operation,
			groupId: byName(` ${subject.toUpperCase()} `),
			...others,
		});
		expect(outputs[0]).toHaveProperty('groupId', groupId);
	});
});

it('every operation that takes a group takes its name', () => {
	const named = operations.filter((operation) =>
		fieldsOf(operation).some(({ name }) => name === 'groupId'),
	);
	expect(named.length).toBeGreaterThan(10);
	for (const operation of named)
		expect(fieldsOf(operation).find(({ name }) => name === 'groupId')).toMatchObject({
			naming: groupField.naming,
			modes: groupField.modes,
		});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => await installDeduplication());
	beforeEach(async () => {
		host = await startEmulatorHost();
	});
	afterEach(async () => await host.close());

	const byExpression = { ...send, groupId: byName('={{ $json.name }}') };
	const createGroups = async (...subjects: string[]) => {
		const groups: string[] = [];
		for (const subject of subjects) groups.push((await host.createOpenGroup({ subject })).groupId);
		await host.emulator.control('DELETE', '/requests');
		return groups;
	};
	const listings = async () =>
		(await host.requests()).filter(({ path }) => path.endsWith('/groups')).length;
	const messages = async () =>
		(await host.requests()).filter(({ path }) => path.endsWith('/messages')).length;

	it('reads the groups once for all items, whose names an expression gives', async () => {
		const [first, second] = await createGroups('Order 4711', 'Order 4712');
		const outputs = await host.outputs(byExpression, {
			items: itemsOf('order 4712', 'ORDER  4711', { subject: 'Order 4712' }),
		});
		expect(outputs.map(({ groupId }) => groupId)).toEqual([second, first, second]);
		expect(await listings()).toBe(1);
	});

	it('finds a group on a later page', async () => {
		const subjects = Array.from({ length: 1030 }, (_group, index) => `Order ${index}`);
		const made = subjects.map(async (subject) => await host.createGroup({ subject }));
		const groupIds = (await Promise.all(made)).map(({ groupId }) => groupId);
		await host.emulator.control('DELETE', '/requests');
		const get = { resource: 'group', operation: 'get', groupId: byName('={{ $json.name }}') };
		const outputs = await host.outputs(get, { items: itemsOf('Order 0', 'Order 1029') });
		expect(outputs).toMatchObject([{ groupId: groupIds[0] }, { groupId: groupIds[1029] }]);
		expect(await listings()).toBe(2);
	});

	it('reads no groups where no name is used', async () => {
		const [groupId = ''] = await createGroups('Order 4711');
		await host.run({ ...send, groupId: byId(groupId) });
		await host.run({ ...send, groupId: { __rl: true, mode: 'list', value: groupId } });
		await host.run({
			...send,
			sendTo: 'groups',
			groupIds: [groupId],
			groupId: byName('Order 4711'),
		});
		expect(await listings()).toBe(0);
	});

	it.each([
		['nobody has', ['Order 4711'], 'no active group has this subject'],
		['two have', ['Order', 'Order'], '2 groups have this subject'],
	])('refuses a name that %s before anything is sent', async (_who, subjects, words) => {
		const groupIds = await createGroups(...subjects);
		const run = host.run({ ...send, groupId: byName('order') });
		await expect(run).rejects.toMatchObject({
			message: `Group is "order", but ${words}`,
			description: expect.stringMatching(/Nothing was sent\.$/),
			context: { itemIndex: 0 },
		});
		for (const groupId of groupIds)
			await expect(run).rejects.toMatchObject({ description: expect.stringContaining(groupId) });
		expect(await messages()).toBe(0);
	});

	it('tells whoever gives a name in place of an ID how names are taken', async () => {
		const run = host.run({ ...send, groupId: byId('Order no. 1') });
		await expect(run).rejects.toMatchObject({
			message: expect.stringContaining('perhaps the subject of a group'),
			description: expect.stringContaining('By Name'),
		});
	});

	it('says that Group is empty where an expression finds nothing', async () => {
		const run = host.run(byExpression, { items: itemsOf(undefined) });
		await expect(run).rejects.toThrow('Group is empty');
	});

	it('sends to the others where one name is unknown, with Continue On Fail', async () => {
		const [groupId] = await createGroups('Order 4711');
		const { items } = await host.run(byExpression, {
			items: itemsOf('Order 1', 'Order 4711'),
			continueOnFail: true,
		});
		expect(items.map(({ json }) => json)).toMatchObject([
			{ error: { message: expect.stringContaining('"Order 1"'), item: 0 } },
			{ groupId, messageId: expect.any(String) },
		]);
	});

	it('says why the groups could not be read, and sends nothing', async () => {
		const credentials = { ...host.credentials, accessToken: 'EMULATOR_TOKEN_EXPIRED' };
		const run = host.run(byExpression, { credentials, items: itemsOf('A', 'B', 'C') });
		await expect(run).rejects.toMatchObject({
			message: 'The access token is invalid or has expired',
			context: { itemIndex: 0 },
		});
		expect(await messages()).toBe(0);
	});

	it('sends nothing a second time under a Resume Key, whether by name or by ID', async () => {
		const [groupId = ''] = await createGroups('Order 4711');
		const options = { resumeKey: 'order' };
		const byTheName = { ...send, options, groupId: byName('Order 4711') };
		await host.run(byTheName);
		expect(await host.outputs(byTheName)).toMatchObject([{ groupId, skipped: true }]);
		const again = await host.outputs({ ...send, options, groupId: byId(groupId) });
		expect(again).toMatchObject([{ groupId, skipped: true }]);
	});
});
