import { byId } from '../support/emulatorHost';
import { ProviderHost, testedProviders } from '../support/providerHosts';

interface Viewed {
	subject: string;
	description?: string;
	inviteLink: string;
	participants: Array<{ waId: string; name: string }>;
	messages: Array<{
		messageId: string;
		type: string;
		text?: string;
		caption?: string;
		replyTo?: string;
		readByBusiness?: boolean;
	}>;
	picture?: object;
	pinned: unknown[];
}

describe.each(testedProviders)('through $name', (provider) => {
	let host: ProviderHost;
	let graphId: string;
	let groupId: string;
	const view = async (id = graphId): Promise<Viewed> =>
		await host.emulator.control<Viewed>('GET', `/groups/${id}`);
	const message = (operation: string, parameters: object) => ({
		resource: 'message',
		operation,
		groupId: byId(groupId),
		...parameters,
	});

	beforeAll(async () => {
		host = await ProviderHost.open(provider);
	});
	beforeEach(async () => {
		({ graphId, groupId } = await host.createGroup({
			participants: [{ waId: '16505551234', name: 'Ana' }],
		}));
	});
	afterAll(async () => await host.close());

	it('creates a group and gives its ID and invite link', async () => {
		const [created] = await host.outputs({
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
		const [listed] = await host.outputs({
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
			await host.outputs({ resource: 'group', operation: 'get', groupId: byId(groupId) }),
		).toMatchObject([
			{
				groupId,
				subject: 'Deal 4711',
				participantCount: 1,
				suspended: false,
				participants: [{ waId: '16505551234' }],
			},
		]);
	});

	it('updates subject and description', async () => {
		await host.run({
			resource: 'group',
			operation: 'update',
			groupId: byId(groupId),
			changes: { subject: 'Changed', description: 'More' },
		});
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(await view()).toMatchObject({ subject: 'Changed', description: 'More' });
	});

	it('deletes a group and sees that it is gone', async () => {
		expect(
			await host.outputs({ resource: 'group', operation: 'delete', groupId: byId(groupId) }),
		).toMatchObject([{ deleted: true, groupId, status: 'deleted' }]);
	});

	it('gives the invite link, and a new one', async () => {
		const { inviteLink } = await view();
		expect(
			await host.outputs({ resource: 'inviteLink', operation: 'get', groupId: byId(groupId) }),
		).toEqual([{ groupId, inviteLink }]);
		const [reset] = await host.outputs({
			resource: 'inviteLink',
			operation: 'reset',
			groupId: byId(groupId),
		});
		expect(reset).toEqual({ groupId, inviteLink: (await view()).inviteLink });
		expect(reset?.inviteLink).not.toBe(inviteLink);
	});

	it('invites people by a template', async () => {
		const parameters = {
			people: '+14155550101',
			templateName: byId('group_invite_link_1'),
			languageCode: byId('en'),
			bodyParameters: { parameter: [{ text: 'Jim' }] },
			options: { linkPosition: 2 },
		};
		const sent = await host.outputs({
			resource: 'inviteLink',
			operation: 'send',
			groupId: byId(groupId),
			...parameters,
		});
		expect(sent).toMatchObject([
			{ messageId: expect.stringMatching(/^wamid\./), to: '+14155550101' },
		]);
	});

	it('lists participants and removes one', async () => {
		expect(
			await host.outputs({
				resource: 'participant',
				operation: 'getMany',
				groupId: byId(groupId),
				returnAll: true,
			}),
		).toMatchObject([{ waId: '16505551234' }]);
		await host.run({
			resource: 'participant',
			operation: 'remove',
			groupId: byId(groupId),
			participants: '+16505551234',
		});
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect((await view()).participants).toEqual([]);
	});

	it('sends text as a reply, and gives its message ID', async () => {
		const { messageId } = await host.emulator.control<{ messageId: string }>(
			'POST',
			'/people/write',
			{ groupId: graphId, waId: '16505551234', text: 'Hi' },
		);
		const [sent] = await host.outputs(
			message('sendText', { text: 'Hello 🎉 שלום', options: { replyTo: messageId } }),
		);
		expect(sent).toEqual({
			groupId,
			messageId: expect.stringMatching(/^wamid\./),
			messageStatus: 'accepted',
		});
		expect((await view()).messages.at(-1)).toMatchObject({
			messageId: sent?.messageId,
			text: 'Hello 🎉 שלום',
			replyTo: messageId,
		});
	});

	it('sends a file of the input, a link and a sticker', async () => {
		const binary = {
			data: {
				data: Buffer.from('%PDF-1.4 Hello').toString('base64'),
				mimeType: 'application/pdf',
				fileName: 'a.pdf',
			},
		};
		const items = [{ json: {}, binary }];
		await host.run(
			message('sendMedia', { mediaType: 'document', mediaSource: 'binary', caption: 'Offer' }),
			{ items },
		);
		await host.run(
			message('sendMedia', {
				mediaType: 'image',
				mediaSource: 'link',
				mediaLink: 'https://www.example.com/plan.jpg',
				caption: 'Plan',
			}),
		);
		await host.run(
			message('sendMedia', {
				mediaType: 'sticker',
				mediaSource: 'link',
				mediaLink: 'https://www.example.com/s.webp',
			}),
		);
		expect((await view()).messages).toMatchObject([
			{ type: 'document', caption: 'Offer' },
			{ type: 'image', caption: 'Plan' },
			{ type: 'sticker' },
		]);
	});

	it('sends a template', async () => {
		const template = {
			templateName: byId('group_viewing_reminder'),
			languageCode: byId('en_US'),
			options: {
				components:
					'[{"type":"body","parameters":[{"type":"text","text":"Monday"},{"type":"text","text":"ten"}]}]',
			},
		};
		await host.run(message('sendTemplate', template));
		expect((await view()).messages).toMatchObject([
			{ type: 'template', text: 'Reminder: the viewing is on Monday at ten.' },
		]);
	});

	it('marks a message as read', async () => {
		const { messageId } = await host.emulator.control<{ messageId: string }>(
			'POST',
			'/people/write',
			{ groupId: graphId, waId: '16505551234', text: 'Hi' },
		);
		expect(await host.outputs({ resource: 'message', operation: 'markRead', messageId })).toEqual([
			{ messageId, read: true },
		]);
		expect((await view()).messages.at(-1)).toMatchObject({ readByBusiness: true });
	});

	it('uploads a file, gives it back, and deletes it', async () => {
		const binary = {
			data: {
				data: Buffer.from('Hello').toString('base64'),
				mimeType: 'text/plain',
				fileName: 'a.txt',
			},
		};
		const [uploaded] = await host.outputs(
			{ resource: 'media', operation: 'upload' },
			{ items: [{ json: {}, binary }] },
		);
		const mediaId = String(uploaded?.mediaId);
		const { items } = await host.run({ resource: 'media', operation: 'download', mediaId });
		expect(items[0]?.binary?.data).toMatchObject({ mimeType: 'text/plain' });
		expect(await host.outputs({ resource: 'media', operation: 'delete', mediaId })).toEqual([
			{ deleted: true, mediaId },
		]);
	});

	it('lists templates by their filters, and copies one of the library', async () => {
		const listed = await host.outputs({
			resource: 'template',
			operation: 'getMany',
			returnAll: true,
			filters: { status: 'PAUSED' },
		});
		expect(listed).toMatchObject([{ name: 'group_paused', language: 'en', status: 'PAUSED' }]);
		const copy = {
			libraryTemplateName: byId('group_invite_link_1'),
			name: 'our_invite',
			language: 'de',
		};
		expect(
			await host.outputs({ resource: 'template', operation: 'createFromLibrary', ...copy }),
		).toMatchObject([{ name: 'our_invite', status: 'PENDING' }]);
	});

	it('checks the setup, in the same form', async () => {
		const checks = await host.outputs({ resource: 'account', operation: 'checkSetup' });
		for (const check of checks) {
			expect(check).toEqual({
				check: expect.any(String),
				status: expect.stringMatching(/^(ok|warning)$/),
				found: expect.any(String),
				...(check.status !== 'ok' && { remedy: expect.any(String) }),
			});
		}
		expect(checks).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ check: 'token', status: 'ok' }),
				expect.objectContaining({ check: 'callback', status: 'warning' }),
			]),
		);
	});

	it('has given only what the output schemas say, as every other provider', () => {
		expect(host.deviations).toEqual([]);
	});
});
