import { byId } from '../../support/emulatorHost';
import { describeThroughProviders } from '../../support/throughProviders';

describeThroughProviders((scenario) => {
	it('sends text as a reply, and gives its message ID', async () => {
		const messageId = await scenario.write('Hi');
		const [sent] = await scenario.outputs(
			scenario.message('sendText', { text: 'Hello 🎉 שלום', options: { replyTo: messageId } }),
		);
		expect(sent).toEqual({
			groupId: scenario.groupId,
			messageId: expect.stringMatching(/^wamid\./),
			messageStatus: 'accepted',
		});
		expect((await scenario.view()).messages.at(-1)).toMatchObject({
			messageId: sent?.messageId,
			text: 'Hello 🎉 שלום',
			replyTo: messageId,
		});
	});

	it('asks the group with a link, by text or by template', async () => {
		const question = { message: 'Shall we?', options: {} };
		const variables = {
			mappingMode: 'defineBelow',
			value: { body_1: 'Saturday', body_2: '[link]' },
		};
		const template = {
			sendAs: 'template',
			templateName: { __rl: true, mode: 'name', value: 'group_viewing_reminder' },
			languageCode: { __rl: true, mode: 'code', value: 'en_US' },
			variables,
		};
		await scenario.run(scenario.message('sendAndWait', { ...question, ...template }));
		await scenario.write('Hi');
		const asked = await scenario.outputs(scenario.message('sendAndWait', question));
		const link = 'http://127.0.0.1/webhook-waiting/4711/';
		const [first, , second] = (await scenario.view()).messages;
		expect(first?.text).toContain(`on Saturday at ${link}`);
		expect(second?.text).toContain(`Shall we?\n\nApprove:\n${link}`);
		const { messageId } = second ?? {};
		expect(asked).toEqual([{ data: { groupId: scenario.groupId, messageId } }]);
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
		await scenario.write('Hi');
		await scenario.run(
			scenario.message('sendMedia', {
				mediaType: 'document',
				mediaSource: 'binary',
				caption: 'Offer',
			}),
			{ items },
		);
		await scenario.run(
			scenario.message('sendMedia', {
				mediaType: 'image',
				mediaSource: 'link',
				mediaLink: 'https://www.example.com/plan.jpg',
				caption: 'Plan',
			}),
		);
		await scenario.run(
			scenario.message('sendMedia', {
				mediaType: 'sticker',
				mediaSource: 'link',
				mediaLink: 'https://www.example.com/s.webp',
			}),
		);
		expect((await scenario.view()).messages.slice(1)).toMatchObject([
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
		await scenario.run(scenario.message('sendTemplate', template));
		expect((await scenario.view()).messages).toMatchObject([
			{ type: 'template', text: 'Reminder: the viewing is on Monday at ten.' },
		]);
	});

	it('marks a message as read', async () => {
		const messageId = await scenario.write('Hi');
		expect(
			await scenario.outputs({ resource: 'message', operation: 'markRead', messageId }),
		).toEqual([{ messageId, read: true }]);
		expect((await scenario.view()).messages.at(-1)).toMatchObject({ readByBusiness: true });
	});
});
