import { byId } from '../../support/emulatorHost';
import { ProviderHost, testedProviders } from '../../support/providerHosts';

const [oneMsg] = testedProviders.filter(({ value }) => value === 'oneMsg');

describe('what is sent through 1msg.io', () => {
	let host: ProviderHost;
	beforeAll(async () => {
		if (oneMsg) host = await ProviderHost.open(oneMsg);
	});
	afterAll(async () => await host.close());

	it('reaches people by their user IDs with an invitation', async () => {
		const { graphId, groupId } = await host.createGroup();
		const [person] = host.emulator.state.groups.find(graphId)?.participants.values() ?? [];
		const userId = person?.userId ?? '';
		const invited = await host.outputs({
			resource: 'inviteLink',
			operation: 'send',
			groupId: byId(groupId),
			people: userId,
			templateName: byId('group_invite_link_1'),
			languageCode: byId('en'),
			bodyParameters: { parameter: [{ text: 'Jim' }] },
			options: { linkPosition: 2 },
		});
		expect(invited).toMatchObject([{ to: userId, userId, messageId: expect.any(String) }]);
	});

	it('keeps the name of a document that was uploaded', async () => {
		const binary = {
			data: {
				data: Buffer.from('Hello').toString('base64'),
				mimeType: 'text/plain',
				fileName: 'plan.txt',
			},
		};
		const { groupId } = await host.createOpenGroup();
		await host.outputs(
			{
				resource: 'message',
				operation: 'sendMedia',
				groupId: byId(groupId),
				mediaType: 'document',
			},
			{ items: [{ json: {}, binary }] },
		);
		const bodies = await Promise.all(
			['uploadMedia', 'sendFile'].map(async (path) =>
				host.emulator.control<{ requests: Array<{ body: object }> }>(
					'GET',
					`/requests?path=/${path}`,
				),
			),
		);
		for (const { requests } of bodies)
			expect(requests.at(-1)?.body).toMatchObject({ filename: 'plan.txt' });
	});
});
