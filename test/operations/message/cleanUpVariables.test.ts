import type { INodeParameters } from 'n8n-workflow';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

let host: EmulatorHost;
beforeAll(async () => {
	host = await startEmulatorHost();
});
afterAll(async () => await host.close());

const answer = 'Dear Ana,\n\nthe viewing is on Saturday.\n\tSee you';
const cleaned = 'Dear Ana, the viewing is on Saturday. See you';
const variables = {
	mappingMode: 'defineBelow',
	value: { body_1: '={{ $json.answer }}', body_2: '12 Oak St' },
	schema: [{ id: 'body_1', displayName: 'Body {{1}}', required: true }],
	matchingColumns: [],
} as unknown as INodeParameters;

const sendTemplate = (groupId: string): INodeParameters => ({
	resource: 'message',
	operation: 'sendTemplate',
	groupId: byId(groupId),
	templateName: byId('group_viewing_reminder'),
	languageCode: byId('en_US'),
	variables,
});
const invite = (groupId: string): INodeParameters => ({
	resource: 'inviteLink',
	operation: 'send',
	groupId: byId(groupId),
	people: '+16505551234',
	templateName: byId('group_invite_link_1'),
	languageCode: byId('en'),
	bodyParameters: { parameter: [{ text: '={{ $json.answer }}' }] },
});

it.each([
	['The template variable "Body {{1}}"', sendTemplate, {}],
	['Parameter 1 of Body Parameters', invite, { linkPosition: 2 }],
])("%s with a model's text is refused, or cleaned up", async (label, toParameters, others) => {
	const { groupId } = await host.createGroup();
	const parameters = toParameters(groupId);
	const items = [{ json: { answer } }];
	await expect(host.run({ ...parameters, options: others }, { items })).rejects.toMatchObject({
		message: `${label} contains a line break, which WhatsApp refuses in the variables of a template`,
		description: expect.stringMatching(/Clean Up Variables.*Nothing was sent/),
	});
	expect((await host.requests()).filter(({ method }) => method === 'POST')).toEqual([]);
	const options = { ...others, cleanUpVariables: 'yes' };
	await host.run({ ...parameters, options }, { items });
	const sent = (await host.requests()).filter(({ method }) => method === 'POST');
	expect(JSON.stringify(sent.at(-1)?.body)).toContain(JSON.stringify(cleaned));
	await host.emulator.control('DELETE', '/requests');
});

it('what is given as Components is the matter of those who write them, and Meta refuses it', async () => {
	const { groupId } = await host.createGroup();
	const texts = [answer, '12 Oak St'].map((text) => ({ type: 'text', text }));
	const options = { components: JSON.stringify([{ type: 'body', parameters: texts }]) };
	await expect(host.run({ ...sendTemplate(groupId), options })).rejects.toMatchObject({
		context: { facts: { code: 132018 } },
	});
});
