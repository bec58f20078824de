import { setTimeout } from 'node:timers/promises';
import type { EmulatedGroup } from '../../n8nServer/emulatorControl';
import { emulatorAccount } from '../../n8nServer/credential';
import { eventually } from './eventually';
import { RunningExample } from './exampleWorkflow';
import { ana, ben } from './operations/operationCase';
import { enterSuite, type Suite } from './suite';
import { answer } from './waitingWorkflow';

/** The examples that welcome, count, moderate, watch and let in. */
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
const join = async ({ groupId }: EmulatedGroup, person: { waId: string; name: string }) =>
	await suite.control.person('open-invite', { groupId, ...person });
const peopleIn = async ({ groupId }: EmulatedGroup) =>
	(await suite.control.group(groupId)).participants.map(({ name }) => name);

it(
	'welcome-and-points welcomes everybody, pins the rules once, and counts',
	async () => {
		const group = await suite.control.createGroup({ subject: 'Choir' });
		const example = await RunningExample.start(suite, 'welcome-and-points');
		await example.call('Once: make the table');
		const welcome = expect.stringContaining('Welcome!') as string;
		await join(group, ana);
		await expectTexts(group, ['Hello everybody!', welcome]);
		await join(group, ben);
		await expectTexts(group, ['Hello everybody!', welcome, welcome]);
		expect((await suite.control.group(group.groupId)).pinned).toHaveLength(1);
		await write(group, { ...ana, text: 'Good morning' });
		await write(group, { ...ben, media: { kind: 'image' } });
		await write(group, { ...ana, text: 'What a picture' });
		await eventually(async () => expect(await example.successCount()).toBe(6), 30_000);
		await write(group, { ...ana, text: 'Points' });
		await expectTexts(group, ['Hello everybody!', welcome, welcome, '1. Ben: 3\n2. Ana: 2']);
		await example.stop();
	},
	longMs,
);

it(
	'moderation counts strikes, and removes nobody without a yes',
	async () => {
		const moderators = await openGroup('Moderators', [eve]);
		const group = await openGroup('Flea market', [ana, ben]);
		const example = await RunningExample.start(suite, 'moderation');
		await example.call('Once: make the table');
		const remind = (count: number) =>
			`Please no advertising and no links to other groups. This was number ${count} of 3.`;
		const post = async (text: string) => await write(group, { ...ben, text });
		await write(group, { ...ana, text: 'A chair, ten euros' });
		await post('Quick money!');
		await expectTexts(group, [remind(1)]);
		await post('https://chat.whatsapp.com/x');
		await expectTexts(group, [remind(1), remind(2)]);
		await post('Our casino');
		await expectTexts(moderators, [expect.stringContaining('> Our casino')]);
		expect(await peopleIn(group)).toEqual(['Ana', 'Ben']);
		await write(moderators, { ...eve, text: 'Remove' });
		await eventually(async () => expect(await peopleIn(group)).toEqual(['Ana']), 30_000);
		expect(await textsIn(group)).toEqual([remind(1), remind(2)]);
		await example.stop();
	},
	longMs,
);

it(
	'join-request-gatekeeper lets members in with a welcome, and asks about the others',
	async () => {
		const office = await openGroup("Members' office", [eve]);
		const group = await suite.control.createGroup({
			subject: 'Club',
			joinApprovalMode: 'approval_required',
		});
		const example = await RunningExample.start(suite, 'join-request-gatekeeper');
		await example.call('Once: make the list');
		await join(group, ana);
		await eventually(async () => expect(await peopleIn(group)).toEqual(['Ana']), 30_000);
		const welcome = expect.stringContaining('Welcome!') as string;
		await expectTexts(group, [welcome]);
		await eventually(async () => {
			expect((await suite.control.group(group.groupId)).pinned).toHaveLength(1);
		}, 30_000);
		expect(await textsIn(office)).toEqual([]);
		const decide = async (number: number, decision: 'approve' | 'decline') => {
			await eventually(async () => expect(await textsIn(office)).toHaveLength(number), 30_000);
			const links = (await textsIn(office)).at(-1)?.match(/https?:\/\/\S+/g) ?? [];
			const link = links[decision === 'approve' ? 0 : 1] ?? '';
			// n8n takes no answer before it has put the execution aside.
			await eventually(async () => {
				expect((await answer(link, { answer: decision })).status).toBe(200);
			}, 30_000);
			await eventually(async () => {
				expect((await suite.control.group(group.groupId)).joinRequests).toEqual([]);
			}, 30_000);
		};
		await join(group, ben);
		await decide(1, 'decline');
		expect(await peopleIn(group)).toEqual(['Ana']);
		await join(group, eve);
		await decide(2, 'approve');
		await eventually(async () => expect(await peopleIn(group)).toEqual(['Ana', 'Eve']), 30_000);
		await expectTexts(group, [welcome, welcome]);
		await write(group, { ...ana, text: 'When is practice?' });
		const answered = expect.stringContaining('Thank you for asking, Ana!') as string;
		await expectTexts(group, [welcome, welcome, answered]);
		await example.stop();
	},
	longMs,
);

it(
	'health-monitor tells what went wrong, though not of its own alarms, and replaces links',
	async () => {
		await suite.control.post('/reset');
		const operations = await openGroup('Operations', [eve]);
		const group = await openGroup('Elm');
		const example = await RunningExample.start(suite, 'health-monitor');
		const suspend = async ({ groupId }: EmulatedGroup) =>
			await suite.control.post('/groups/suspend', { groupId });
		await suspend(group);
		const suspended = `group.suspended in ${group.groupId}`;
		await expectTexts(operations, [suspended]);
		const failNext = async () => {
			const match = { method: 'POST', path: '/messages' };
			await suite.control.post('/faults', { kind: 'fail-later', code: 131026, count: 1, match });
		};
		const failures = async () =>
			(await textsIn(operations)).filter((text) => text?.startsWith('message.failed in'));
		await suite.control.post('/groups/clear-suspension', { groupId: group.groupId });
		await eventually(async () => expect(await textsIn(operations)).toHaveLength(2), 30_000);
		await failNext();
		await suite.control.graph('POST', `/${emulatorAccount.phoneNumberId}/messages`, {
			messaging_product: 'whatsapp',
			recipient_type: 'group',
			to: group.groupId,
			type: 'text',
			text: { body: 'Hello' },
		});
		await eventually(async () => expect(await failures()).toHaveLength(1), 30_000);
		await failNext();
		// In the same second as the one before, it would be a repetition of it.
		await setTimeout(1_100);
		await suspend(group);
		await suite.control.post('/groups/clear-suspension', { groupId: group.groupId });
		await eventually(async () => expect(await example.successCount()).toBe(6), 30_000);
		expect(await failures()).toHaveLength(1);
		await example.call('Every Monday');
		await eventually(async () => {
			const { inviteLink } = await suite.control.group(group.groupId);
			expect(inviteLink).not.toBe(group.inviteLink);
		}, 30_000);
		expect((await textsIn(operations)).at(-1)).toBe(
			'2 invite links were replaced, 0 could not be.',
		);
		await example.stop();
	},
	longMs,
);
