import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { installDeduplication } from '../../support/deduplication';
import { byId, byName, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

const options = { previewOnly: true };
const text = { resource: 'message', operation: 'sendText', sendTo: 'all', text: 'Hello', options };

let host: EmulatorHost;
beforeAll(async () => {
	await installDeduplication();
	host = await startEmulatorHost({ settings: { messagesPerSecond: 0 } });
});
beforeEach(async () => void (await host.emulator.control('POST', '/reset')));
afterAll(async () => await host.close());

async function postsAfter(parameters: INodeParameters, run?: object) {
	const { items, hints } = await host.run(parameters, run);
	const posts = (await host.requests()).filter(({ method }) => method !== 'GET');
	return { outputs: items.map(({ json }) => json), hints, posts };
}

it('says per group what would be sent, to how many people, and why not; nothing is sent', async () => {
	const { groupId: full } = await host.createOpenGroup({ subject: 'Full', participants: 3 });
	const { groupId: asleep } = await host.createOpenGroup({ subject: 'Asleep' });
	await host.emulator.control('POST', '/groups/suspend', { groupId: asleep });
	const { groupId: empty } = await host.createGroup({ subject: 'Empty', participants: 0 });
	const { outputs, hints, posts } = await postsAfter(text);
	const message = { type: 'text', text: { body: 'Hello' } };
	const about = { preview: true, needsOpenWindow: true, message };
	expect(outputs).toEqual([
		{
			...about,
			groupId: empty,
			groupSubject: 'Empty',
			participantCount: 0,
			wouldSend: false,
			problems: ['Nobody is in this group'],
		},
		{
			...about,
			groupId: asleep,
			groupSubject: 'Asleep',
			participantCount: 2,
			wouldSend: false,
			problems: ['WhatsApp has suspended this group'],
		},
		{
			...about,
			groupId: full,
			groupSubject: 'Full',
			participantCount: 3,
			wouldSend: true,
			problems: [],
		},
	]);
	expect(posts).toEqual([]);
	expect(hints[0]?.message).toBe(
		'Nothing was sent. 2 of 3 messages could not be sent: see "problems" in their items.',
	);
});

it('leaves out what does not pass the filters, and reads each group once', async () => {
	await host.createOpenGroup({ subject: 'Two', participants: 2 });
	await host.createOpenGroup({ subject: 'Three', participants: 3 });
	const { outputs } = await postsAfter({ ...text, groupFilters: { minParticipants: 3 } });
	expect(outputs.map(({ groupSubject }) => groupSubject)).toEqual(['Three']);
	expect(await host.requests()).toHaveLength(3);
});

it('says that a group of a list is unknown', async () => {
	const { groupId } = await host.createOpenGroup();
	const gone = `${groupId.slice(0, -4)}gone`;
	const { outputs } = await postsAfter({ ...text, sendTo: 'groups', groupIds: [gone, groupId] });
	expect(outputs.map(({ wouldSend }) => wouldSend)).toEqual([false, true]);
	expect(outputs[0]?.problems).toEqual([
		'WhatsApp does not know this group, or it belongs to another phone number',
	]);
});

it('says that a file is too large, and uploads none', async () => {
	const { groupId } = await host.createOpenGroup();
	const file = (bytes: number) => ({
		json: {},
		binary: { data: { data: Buffer.alloc(bytes).toString('base64'), mimeType: 'image/png' } },
	});
	const { outputs, posts } = await postsAfter(
		{ ...text, operation: 'sendMedia', sendTo: 'group', groupId: byId(groupId) },
		{ items: [file(6 * 1024 * 1024), file(3)] },
	);
	expect(outputs).toEqual([
		expect.objectContaining({
			wouldSend: false,
			problems: [expect.stringMatching(/^The file is 6 MB, but WhatsApp accepts at most 5 MB/)],
		}),
		expect.objectContaining({
			wouldSend: true,
			message: { type: 'image', image: { id: '(uploaded when it is sent)' } },
		}),
	]);
	expect(posts).toEqual([]);
});

it.each([
	['hello_group|en', {}, []],
	['group_paused|en', {}, [expect.stringContaining('is paused')]],
	['hello_group|de', {}, [expect.stringContaining('does not exist')]],
	['group_viewing_reminder|en_US', { body_1: 'Monday' }, [expect.stringContaining('"')]],
])('looks at the template %s', async (name, value, problems) => {
	await host.createGroup();
	const variables = { mappingMode: 'defineBelow', value };
	const { outputs, posts } = await postsAfter({
		...text,
		operation: 'sendTemplate',
		templateName: byName(name),
		variables,
	} as INodeParameters);
	expect(outputs.map((output) => output.problems)).toEqual([problems]);
	expect(posts).toEqual([]);
});

it('says which messages were accepted under the Resume Key, and sends them no more often for it', async () => {
	const { groupId } = await host.createOpenGroup();
	const resumed = { ...text, options: { resumeKey: 'looked at' } };
	await host.run(resumed);
	const { groupId: added } = await host.createOpenGroup();
	const looked = await host.outputs({ ...text, options: { ...resumed.options, ...options } });
	expect(looked.map(({ groupId: id, skipped, wouldSend }) => [id, skipped, wouldSend])).toEqual([
		[added, undefined, true],
		[groupId, true, false],
	]);
	const sent = await host.outputs(resumed);
	expect(sent.map(({ skipped }: IDataObject) => skipped)).toEqual([undefined, true]);
});

it('sends nothing where an expression does not say whether it is a preview', async () => {
	await host.createOpenGroup();
	const unknown = { ...text, options: { previewOnly: '={{ $json.nothing }}' } };
	await expect(host.run(unknown)).rejects.toThrow('Preview Only is empty');
});

it.each<[string, INodeParameters, string]>([
	[
		'a type that is none',
		{ operation: 'sendCustom', customType: 'to', content: '{"a":1}' },
		'Type is "to", which is not a type of message',
	],
	[
		'a template without a language',
		{ operation: 'sendTemplate', templateName: byId('hello_group') },
		'Language',
	],
])('says %s among the problems, once', async (_what, values, words) => {
	const { groupId } = await host.createOpenGroup();
	const one = { ...text, sendTo: 'group', groupId: byId(groupId), ...values };
	const { outputs, posts } = await postsAfter(one);
	expect(outputs).toMatchObject([{ groupId, wouldSend: false }]);
	const problems = outputs[0]?.problems as string[];
	expect(problems.filter((problem) => problem.includes(words))).toHaveLength(1);
	expect(posts).toEqual([]);
});
