import { byId } from '../../support/emulatorHost';
import { describeThroughProviders } from '../../support/throughProviders';

describeThroughProviders((scenario, provider) => {
	it('creates a group and gives its ID and invite link', async () => {
		const [created] = await scenario.outputs({
			resource: 'group',
			operation: 'create',
			subject: `New ${provider.name}`,
			additionalFields: { description: 'About' },
		});
		expect(created).toMatchObject({
			status: 'created',
			subject: `New ${provider.name}`,
			inviteLink: expect.stringMatching(/^https:\/\/chat\.whatsapp\.com\//),
		});
		const [listed] = await scenario.outputs({
			resource: 'group',
			operation: 'getMany',
			filters: { subjectContains: `New ${provider.name}` },
			returnAll: true,
		});
		expect(listed).toEqual({
			groupId: created?.groupId,
			subject: `New ${provider.name}`,
			createdAt: expect.any(String),
		});
	});

	it('reads a group', async () => {
		expect(
			await scenario.outputs({
				resource: 'group',
				operation: 'get',
				groupId: byId(scenario.groupId),
			}),
		).toMatchObject([
			{
				groupId: scenario.groupId,
				subject: 'Deal 4711',
				participantCount: 1,
				suspended: false,
				participants: [{ waId: '16505551234' }],
			},
		]);
	});

	it('updates subject and description', async () => {
		await scenario.run({
			resource: 'group',
			operation: 'update',
			groupId: byId(scenario.groupId),
			changes: { subject: 'Changed', description: 'More' },
		});
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(await scenario.view()).toMatchObject({ subject: 'Changed', description: 'More' });
	});

	it('deletes a group and sees that it is gone', async () => {
		expect(
			await scenario.outputs({
				resource: 'group',
				operation: 'delete',
				groupId: byId(scenario.groupId),
			}),
		).toMatchObject([{ deleted: true, groupId: scenario.groupId, status: 'deleted' }]);
	});

	it('gives the invite link, and a new one', async () => {
		const { inviteLink } = await scenario.view();
		expect(
			await scenario.outputs({
				resource: 'inviteLink',
				operation: 'get',
				groupId: byId(scenario.groupId),
			}),
		).toEqual([{ groupId: scenario.groupId, inviteLink }]);
		const [reset] = await scenario.outputs({
			resource: 'inviteLink',
			operation: 'reset',
			groupId: byId(scenario.groupId),
		});
		expect(reset).toEqual({
			groupId: scenario.groupId,
			inviteLink: (await scenario.view()).inviteLink,
		});
		expect(reset?.inviteLink).not.toBe(inviteLink);
	});

	it('invites people by a template', async () => {
		const parameters = {
			people: '+14155550101',
			templateName: byId('group_invite_link_1'),
			languageCode: byId('en'),
			bodyParameters: { parameter: [{ text: 'Jim' }] },
		};
		const sent = await scenario.outputs({
			resource: 'inviteLink',
			operation: 'send',
			groupId: byId(scenario.groupId),
			...parameters,
		});
		expect(sent).toMatchObject([
			{ messageId: expect.stringMatching(/^wamid\./), to: '+14155550101' },
		]);
		const { inviteLink } = await scenario.view();
		expect(await scenario.textsTo('14155550101')).toEqual([
			`Hi Jim, here is the group link you requested: ${inviteLink}`,
		]);
	});

	it('lists participants and removes one', async () => {
		expect(
			await scenario.outputs({
				resource: 'participant',
				operation: 'getMany',
				groupId: byId(scenario.groupId),
				returnAll: true,
			}),
		).toMatchObject([{ waId: '16505551234' }]);
		await scenario.run({
			resource: 'participant',
			operation: 'remove',
			groupId: byId(scenario.groupId),
			participants: '+16505551234',
		});
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect((await scenario.view()).participants).toEqual([]);
	});
});
