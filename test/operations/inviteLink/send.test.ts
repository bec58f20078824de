import type { INodeParameters } from 'n8n-workflow';
import { operation } from '../../../nodes/WhatsAppGroups/operations/inviteLink/send';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf, valuesOf } from '../../support/requestOf';
import byPhone from '../../fixtures/meta.send_group_invite_template.request.json';
import byUserId from '../../fixtures/meta.send_group_invite_template.request.bsuid.json';

const group = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD';
const texts = (...given: string[]) => ({ parameter: given.map((text) => ({ text })) });
const template = { templateName: 'group_invite_link_1', languageCode: 'en' };

describe("the request is Meta's documented one", () => {
	it('for a phone number', () => {
		const values = {
			groupId: group,
			people: ['+1 (650) 555-1234'],
			...template,
			bodyParameters: texts('Sheena'),
		};
		expect(requestOf(operation, values)).toEqual({
			method: 'POST',
			on: 'phoneNumber',
			edge: 'messages',
			body: byPhone,
		});
	});

	it('for a user ID', () => {
		expect(
			requestOf(operation, { groupId: group, people: [byUserId.recipient], ...template }).body,
		).toEqual(byUserId);
	});
});

it('puts the link where the user says', () => {
	const values = {
		groupId: 'G',
		people: ['+16505551234'],
		...template,
		bodyParameters: texts('Sheena', 'Monday'),
		options: { linkPosition: 2 },
	};
	const link = { type: 'group_id', group_id: 'G' };
	expect(requestOf(operation, values).body).toHaveProperty('template.components.0.parameters', [
		{ type: 'text', text: 'Sheena' },
		link,
		{ type: 'text', text: 'Monday' },
	]);
});

describe('people', () => {
	it('are named once, in whichever spelling', () => {
		const people = ['+1 650 555 1234', '16505551234', '0016505551234', 'US.134', 'US.ENT.134'];
		expect(valuesOf(operation, { groupId: 'G', people, ...template }).people).toEqual([
			'+16505551234',
			'US.134',
			'US.ENT.134',
		]);
	});

	it.each(['Sheena M', '123', '+0650555123', 'us.134', 'US.', '+1650555123456789'])(
		'cannot be "%s"',
		(nobody) => {
			expect(() => valuesOf(operation, { groupId: 'G', people: [nobody], ...template })).toThrow(
				`"${nobody}", which is neither a phone number with country code nor a user ID`,
			);
		},
	);
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeEach(async () => {
		host = await startEmulatorHost();
	});
	afterEach(async () => await host.close());

	const parameters = (
		groupId: string,
		people: INodeParameters[string],
		others: INodeParameters = {},
	): INodeParameters => ({
		resource: 'inviteLink',
		operation: 'send',
		groupId: byId(groupId),
		people,
		templateName: { __rl: true, mode: 'name', value: 'group_invite_link_1' },
		languageCode: { __rl: true, mode: 'code', value: 'en' },
		bodyParameters: { parameter: [{ text: 'Sheena' }] },
		options: { linkPosition: 2 },
		...others,
	});

	it('invites each person, who reads the link of the group', async () => {
		const { groupId, inviteLink } = await host.createGroup({ participants: 0 });
		const { items } = await host.run(parameters(groupId, '+16505551234, 491511234567'));
		expect(items.map(({ json }) => [json.to, json.waId, json.groupId])).toEqual([
			['+16505551234', '16505551234', groupId],
			['+491511234567', '491511234567', groupId],
		]);
		const { messages } = await host.emulator.control<{ messages: Array<{ text: string }> }>(
			'GET',
			'/people/16505551234',
		);
		expect(messages.at(-1)?.text).toBe(
			`Hi Sheena, here is the group link you requested: ${inviteLink}`,
		);
	});

	it('takes an array from an expression, and user IDs', async () => {
		const { groupId } = await host.createGroup();
		const [person] = host.emulator.state.groups.find(groupId)?.participants.values() ?? [];
		const items = [{ json: { people: [person?.userId ?? '', '+16505551234'] } }];
		const outputs = await host.outputs(parameters(groupId, '={{ $json.people }}'), { items });
		expect(outputs.map(({ to }) => to)).toEqual([person?.userId, '+16505551234']);
		expect(outputs[0]).toMatchObject({ userId: person?.userId });
	});

	it('refuses a list with a wrong entry before anybody is written to', async () => {
		await expect(host.run(parameters('G', '+16505551234, nobody'))).rejects.toMatchObject({
			message:
				'People has "nobody", which is perhaps a username, and neither a phone number with country code nor a user ID',
			description: expect.stringContaining('Nothing was sent'),
		});
		await expect(
			host.run(parameters('G', '+16505551234', { options: { linkPosition: 4 } })),
		).rejects.toThrow('there are only 1 Body Parameters');
		expect(await host.requests()).toEqual([]);
	});

	it('goes on after a person who cannot be reached, and says who it was', async () => {
		const { groupId } = await host.createGroup();
		const outputs = await host.outputs(parameters(groupId, 'US.999999, +16505551234'), {
			continueOnFail: true,
		});
		expect(outputs).toEqual([
			expect.objectContaining({
				to: 'US.999999',
				error: expect.objectContaining({ to: 'US.999999', code: 131009, item: 0 }),
			}),
			expect.objectContaining({ to: '+16505551234', messageId: expect.stringMatching(/^wamid/) }),
		]);
	});
});
