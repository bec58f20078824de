import { byId } from '../../support/emulatorHost';
import { describeThroughProviders } from '../../support/throughProviders';

describeThroughProviders((scenario) => {
	it('uploads a file, gives it back, and deletes it', async () => {
		const binary = {
			data: {
				data: Buffer.from('Hello').toString('base64'),
				mimeType: 'text/plain',
				fileName: 'a.txt',
			},
		};
		const [uploaded] = await scenario.outputs(
			{ resource: 'media', operation: 'upload' },
			{ items: [{ json: {}, binary }] },
		);
		const mediaId = String(uploaded?.mediaId);
		const { items } = await scenario.run({ resource: 'media', operation: 'download', mediaId });
		expect(items[0]?.binary?.data).toMatchObject({ mimeType: 'text/plain' });
		expect(await scenario.outputs({ resource: 'media', operation: 'delete', mediaId })).toEqual([
			{ deleted: true, mediaId },
		]);
	});

	it('lists templates by their filters, and copies one of the library', async () => {
		const listed = await scenario.outputs({
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
			await scenario.outputs({ resource: 'template', operation: 'createFromLibrary', ...copy }),
		).toMatchObject([{ name: 'our_invite', status: 'PENDING' }]);
	});

	it('checks the setup, in the same form', async () => {
		const checks = await scenario.outputs({ resource: 'account', operation: 'checkSetup' });
		for (const check of checks) {
			expect(check).toEqual({
				check: expect.any(String),
				status: expect.stringMatching(/^(ok|warning)$/),
				found: expect.any(String),
				remedy: check.status === 'ok' ? 'Nothing to do' : expect.any(String),
			});
		}
		expect(checks).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ check: 'token', status: 'ok' }),
				expect.objectContaining({ check: 'callback', status: 'warning' }),
			]),
		);
	});
});
