import { fixture, shapeOf } from './fixture';
import { oneMsgClient } from './gatewayClient';
import { useOneMsg } from './useOneMsg';

interface Viewed {
	participants: Array<{ waId: string }>;
	messages: Array<{ messageId: string; type: string; text?: string; caption?: string }>;
}

describe('1msg.io', () => {
	let groupId: string;
	let number: string;
	const { emulator, call } = useOneMsg((made) => ({ groupId, number } = made));
	const view = async (): Promise<Viewed> => emulator.control<Viewed>('GET', `/groups/${groupId}`);

	it('makes a group by the documented request, which is then in the list by its number', async () => {
		expect(
			(await call('POST', '/groups', fixture('onemsg.create_group.request'))).data,
		).toMatchObject({ success: true });
		await new Promise((resolve) => setTimeout(resolve, 50));
		const { data } = await call('GET', '/groups');
		expect(data).toMatchObject({
			groups: [
				{ id: expect.stringMatching(/^\d+$/), subject: 'New Purchase Inquiry' },
				{ id: number },
			],
		});
	});

	it('takes a group with and without @g.us in the path', async () => {
		for (const id of [number, `${number}@g.us`])
			expect((await call('GET', `/groups/${id}?fields=subject`)).data).toMatchObject({
				id: number,
				subject: 'Deal',
			});
		expect((await call('GET', `/groups/${number}/inviteLink`)).data).toHaveProperty('invite_link');
		expect((await call('DELETE', `/groups/${number}`)).data).toMatchObject(
			fixture('onemsg.delete_group.response'),
		);
	});

	it('sends text and files to a group, and answers as documented', async () => {
		const chatId = `${number}@g.us`;
		const { data: sent } = await call('POST', '/sendMessage', { chatId, body: 'Hello' });
		expect(shapeOf(sent)).toEqual(shapeOf(fixture('onemsg.send.response')));
		const { data: uploaded } = await call('POST', '/uploadMedia', {
			body: `data:text/plain;base64,${Buffer.from('Hi').toString('base64')}`,
		});
		await call('POST', '/sendFile', {
			chatId,
			mediaId: uploaded.mediaId,
			mediaType: 'document',
			caption: 'Plan',
		});
		await call('POST', '/sendFile', {
			chatId,
			body: 'https://example.com/a.pdf',
			filename: 'a.pdf',
			caption: 'Contract',
		});
		expect((await view()).messages.slice(1)).toMatchObject([
			{ text: 'Hello' },
			{ caption: 'Plan' },
			{ caption: 'Contract' },
		]);
	});

	it('answers with a job ID where messages are queued', async () => {
		await call('POST', '/settings', { sendDelay: 2 });
		const { data } = await call('POST', '/sendMessage', {
			chatId: `${number}@g.us`,
			body: 'Hello',
		});
		expect(data).toMatchObject({ sent: false, jobId: expect.any(String) });
		expect(data).not.toHaveProperty('id');
	});

	it('wants a namespace with a template, and gives it with the list', async () => {
		const { data } = await call('GET', '/templates');
		const [{ namespace }] = data.templates as [{ namespace: string }];
		const message = {
			chatId: `${number}@g.us`,
			template: 'hello_group',
			language: { policy: 'deterministic', code: 'en' },
		};
		expect((await call('POST', '/sendTemplate', message)).status).toBe(400);
		expect((await call('POST', '/sendTemplate', { ...message, namespace })).data).toMatchObject({
			sent: true,
		});
	});

	it('lists templates by limit and offset', async () => {
		const { data: all } = await call('GET', '/templates');
		const { data: rest } = await call('GET', '/templates?limit=2&offset=1');
		expect(rest.templates).toEqual((all.templates as object[]).slice(1, 3));
	});

	it('says no in a 200: sent is false, or there is an error', async () => {
		const refused = await call('POST', '/sendMessage', { chatId: '999@g.us', body: 'Hello' });
		expect([refused.status, shapeOf(refused.data)]).toEqual([
			200,
			shapeOf(fixture('onemsg.send.response.failed_200')),
		]);
		const unknown = await call('GET', '/groups/999');
		expect([unknown.status, unknown.data.error]).toMatchObject([200, { code: expect.any(Number) }]);
		const wrong = await oneMsgClient(emulator, { token: 'wrong' })('GET', '/status');
		expect(wrong).toEqual({ status: 401, data: fixture('onemsg.error.401') });
	});

	it('never shows the token among the requests', async () => {
		await call('GET', '/status');
		expect(JSON.stringify(await emulator.control('GET', '/requests'))).not.toContain(
			'EMULATOR_1MSG_TOKEN',
		);
	});
});
