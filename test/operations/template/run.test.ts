import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

let host: EmulatorHost;
beforeAll(async () => {
	host = await startEmulatorHost();
});
afterAll(async () => await host.close());

const getMany = { resource: 'template', operation: 'getMany' };

it('lists templates with their text and components', async () => {
	const templates = await host.outputs({ ...getMany, returnAll: true });
	expect(templates).toContainEqual({
		templateId: expect.any(String),
		name: 'group_viewing_reminder',
		language: 'en_US',
		status: 'APPROVED',
		category: 'UTILITY',
		parameterFormat: 'POSITIONAL',
		body: 'Reminder: the viewing is on {{1}} at {{2}}.',
		components: [{ type: 'BODY', text: 'Reminder: the viewing is on {{1}} at {{2}}.' }],
	});
});

it('keeps to limit and filters', async () => {
	expect(await host.outputs({ ...getMany, limit: 2 })).toHaveLength(2);
	const paused = await host.outputs({ ...getMany, filters: { status: 'PAUSED' } });
	expect(paused.map(({ name }) => name)).toEqual(['group_paused']);
});

it('copies the template for invite links from the library, and lists it then', async () => {
	const [found] = await host.outputs({
		resource: 'template',
		operation: 'getLibrary',
		filters: { topic: 'group_invite_link', language: 'de' },
	});
	expect(found).toMatchObject({ name: 'group_invite_link_1', bodyTypes: ['TEXT', 'GROUP_ID'] });
	const create = {
		resource: 'template',
		operation: 'createFromLibrary',
		libraryTemplateName: { __rl: true, mode: 'list', value: String(found?.name) },
		name: 'einladung',
		language: 'de',
	};
	const [created] = await host.outputs(create);
	expect(created).toMatchObject({
		name: 'einladung',
		language: 'de',
		status: 'PENDING',
		category: 'UTILITY',
	});
	expect(await host.outputs({ ...getMany, filters: { name: 'einladung' } })).toMatchObject([
		{ templateId: created?.templateId },
	]);
	await expect(host.run(create)).rejects.toMatchObject({
		description: expect.stringContaining('There is already de content'),
		context: { facts: { code: 100 } },
	});
});
