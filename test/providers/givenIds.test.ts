import type { IDataObject } from 'n8n-workflow';
import { byId } from '../support/emulatorHost';
import { ProviderHost, testedProviders } from '../support/providerHosts';

describe.each(testedProviders)('through $name', (provider) => {
	let through: ProviderHost;
	beforeAll(async () => {
		through = await ProviderHost.open(provider);
	});
	afterAll(async () => await through.close());

	it('a group in two spellings gets a message once', async () => {
		const { groupId, graphId } = await through.createOpenGroup();
		const other = provider.value === 'oneMsg' ? `${groupId}@g.us` : `\u200b${groupId}\r\n`;
		const outputs = await through.outputs({
			resource: 'message',
			operation: 'sendText',
			sendTo: 'groups',
			groupIds: [groupId, other, ` ${groupId}`],
			text: 'Hello',
		});
		expect(outputs).toMatchObject([{ groupId }]);
		const { messages } = await through.emulator.control<{ messages: unknown[] }>(
			'GET',
			`/groups/${graphId}`,
		);
		expect(messages).toEqual([expect.anything(), expect.objectContaining({ from: 'business' })]);
	});

	it.each([
		['group', 'get'],
		['inviteLink', 'get'],
		['participant', 'getMany'],
	])('%s.%s takes its ID however it comes', async (resource, operation) => {
		const { groupId } = await through.createGroup();
		const given = [
			` ${groupId}\n`,
			`\ufeff${groupId}\u200b`,
			{ groupId, subject: 'Deal' },
			{ id: groupId },
			[groupId],
			[{ json: { groupId } }],
			{ __rl: true, mode: 'list', value: { __rl: true, mode: 'id', value: groupId } },
			`{"groupId":"${groupId}"}`,
		];
		for (const id of given) {
			const outputs = await through.outputs(
				{ resource, operation, groupId: byId('={{ $json.id }}') },
				{ items: [{ json: { id } as IDataObject }] },
			);
			expect(outputs[0]).toHaveProperty('groupId', groupId);
		}
	});
});
