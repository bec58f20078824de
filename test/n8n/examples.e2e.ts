import type { EmulatedGroup } from '../../n8nServer/emulatorControl';
import { ScriptedModel } from '../../n8nServer/scriptedModel';
import { chatModelNode } from './agentWorkflow';
import { eventually } from './eventually';
import { RunningExample } from './exampleWorkflow';
import { ana, ben } from './operations/operationCase';
import { enterSuite, type Suite } from './suite';

/** Each example, as somebody imports it, chooses credentials, and publishes it. */
const longMs = 60_000;
const eve = { waId: '14155550103', name: 'Eve' };

let suite: Suite;
beforeAll(async () => {
	suite = await enterSuite();
	await suite.control.post('/reset');
});

const openGroup = async (subject: string, participants = [ana]) =>
	await suite.control.createOpenGroup({ subject, participants });
const textsIn = async ({ groupId }: EmulatedGroup) =>
	(await suite.control.sentTo(groupId)).map(({ text }) => text);
const expectTexts = async (group: EmulatedGroup, texts: unknown[]) =>
	await eventually(async () => expect(await textsIn(group)).toEqual(texts), 30_000);
const write = async (
	{ groupId }: EmulatedGroup,
	more: { waId: string; [field: string]: unknown },
) => (await suite.control.person('write', { groupId, ...more })) as { messageId: string };

it(
	'ai-assistant answers when it is addressed, and remembers',
	async () => {
		const model = await ScriptedModel.start();
		const credential = await suite.client.createCredential(model.credential);
		const example = await RunningExample.start(suite, 'ai-assistant', (node) =>
			node.type.endsWith('lmChatOpenAi') ? chatModelNode(credential) : node,
		);
		const group = await openGroup('Oak', [ana, ben]);
		model.follow({ say: 'At nine, Ana.' }, { say: 'As I told Ana: at nine.' });
		await write(group, { ...ana, text: 'Ben, are you coming?' });
		await write(group, { ...ana, text: 'Robin, when does it start?' });
		await expectTexts(group, ['At nine, Ana.']);
		const [{ messageId: replyTo = '' } = {}] = await suite.control.sentTo(group.groupId);
		await write(group, { ...ben, text: 'And for me?', replyTo });
		await expectTexts(group, ['At nine, Ana.', 'As I told Ana: at nine.']);
		const [, second] = model.asked;
		expect(second?.messages.slice(1).map(({ content }) => content)).toEqual([
			'Ana: Robin, when does it start?',
			'At nine, Ana.',
			'Ben: And for me?',
		]);
		await example.stop();
		await model.end();
	},
	longMs,
);

it(
	'approval asks the management in its group, and tells who asked what was decided, and why',
	async () => {
		const management = await openGroup('Management', [eve]);
		const group = await openGroup('Oak', [ana]);
		const example = await RunningExample.start(suite, 'approval');
		const question = (text: string) =>
			`Ana requests:\n\n> ${text}\n\nReply to this message with *Approve* or *Decline*.`;
		await write(group, { ...ana, text: 'Good morning' });
		await write(group, { ...ana, text: 'Request: tiles, 480 euros' });
		await expectTexts(management, [question('tiles, 480 euros')]);
		await write(management, { ...eve, text: 'Approve' });
		await expectTexts(group, ['Approved by Eve.']);
		await write(group, { ...ana, text: 'Request: marble' });
		await expectTexts(management, [
			question('tiles, 480 euros'),
			'✅ Approve – Eve',
			question('marble'),
		]);
		const { messageId: replyTo = '' } =
			(await suite.control.sentTo(management.groupId)).at(-1) ?? {};
		await write(management, { ...eve, text: 'Decline, too expensive', replyTo });
		await expectTexts(group, ['Approved by Eve.', 'Declined: too expensive']);
		await example.stop();
	},
	longMs,
);

it(
	'sheet-broadcast sends each row once, and makes a sheet of those that failed',
	async () => {
		const [first, second] = [await openGroup('Elm Street 4'), await openGroup('Ash Lane 12')];
		const example = await RunningExample.start(suite, 'sheet-broadcast');
		await example.call('Once: make the sheet');
		const run = async () => {
			await example.call('When you click');
			const [counts] = await example.outputOf('What was sent');
			return { counts, failed: await example.outputOf('What failed') };
		};
		const group = 'A group that does not exist';
		const failed = [{ group, reason: expect.stringContaining(group) as string }];
		expect(await run()).toEqual({ counts: { sent: 2, hadItAlready: 0 }, failed });
		expect(await run()).toEqual({ counts: { sent: 0, hadItAlready: 2 }, failed });
		expect([await textsIn(first), await textsIn(second)]).toEqual([
			['Reminder: the viewing is on Monday at 9:00.'],
			['Reminder: the viewing is on Friday at 11:30.'],
		]);
		await example.stop();
	},
	longMs,
);

it(
	'evening-digest sums up each group by itself',
	async () => {
		const model = await ScriptedModel.start();
		const credential = await suite.client.createCredential(model.credential);
		const example = await RunningExample.start(suite, 'evening-digest', (node) =>
			node.type.endsWith('lmChatOpenAi') ? chatModelNode(credential) : node,
		);
		await example.call('Once: make the table');
		const group = await openGroup('Garden', [ana, ben]);
		// Side by side, and written in the same second, they could be kept in either order.
		await eventually(async () => expect(await example.successCount()).toBe(2), 30_000);
		await write(group, { ...ben, text: 'I bring the soil' });
		model.follow({ say: 'Ben brings the soil.' });
		await eventually(async () => expect(await example.successCount()).toBe(3), 30_000);
		await example.call('Every evening');
		await expectTexts(group, ['Ben brings the soil.']);
		const [{ content } = { content: '' }] = model.asked[0]?.messages ?? [];
		expect(content).toContain('Ana: Hello\nBen: I bring the soil');
		await example.stop();
		await model.end();
	},
	longMs,
);

it(
	'scheduled-announcement reaches every group, once a week',
	async () => {
		const groups = [await openGroup('North'), await openGroup('South')];
		const example = await RunningExample.start(suite, 'scheduled-announcement');
		await example.call('Every Monday at nine');
		await example.call('Every Monday at nine');
		const announcement = [expect.stringContaining('Good morning, everybody!')];
		for (const group of groups) expect(await textsIn(group)).toEqual(announcement);
		await example.stop();
	},
	longMs,
);
