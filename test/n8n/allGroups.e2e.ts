import { randomUUID } from 'node:crypto';
import { runAction, type Json } from './actionWorkflow';
import { makeGroups } from './namedGroups';
import { enterSuite, type Suite } from './suite';

const longMs = 120_000;

describe('Send To: All Groups', () => {
	let suite: Suite;
	beforeAll(async () => {
		suite = await enterSuite();
	});

	const send = async (groupFilters: Json, items?: Json[]) =>
		await runAction(
			suite,
			{
				resource: 'message',
				operation: 'sendText',
				parameters: { sendTo: 'all', groupFilters, text: '={{ $json.text ?? "Hello" }}' },
			},
			items,
		);

	it(
		'sends to those that pass the filters, and says who was left out',
		async () => {
			const name = randomUUID();
			const [first = '', second = '', third = ''] = await makeGroups(suite, name, 3);
			const { groupId: empty } = await suite.control.createGroup({ subject: `${name} empty` });
			await suite.control.post('/groups/suspend', { groupId: third });
			const { items } = await send({ subjectContains: name.toUpperCase(), exceptGroups: [second] });
			const reasons = new Map(items.map(({ groupId, reason }) => [groupId, reason]));
			expect(reasons).toEqual(
				new Map([
					[empty, 'Nobody is in this group'],
					[third, 'WhatsApp has suspended this group'],
					[first, undefined],
				]),
			);
			expect((await suite.control.sentTo(first)).map(({ text }) => text)).toEqual(['Hello']);
			expect(await suite.control.sentTo(second)).toEqual([]);
		},
		longMs,
	);

	it(
		'with Preview Only, says who would get what and who would not, and sends nothing',
		async () => {
			const name = randomUUID();
			const [groupId = ''] = await makeGroups(suite, name, 1);
			const parameters = {
				sendTo: 'all',
				groupFilters: { subjectContains: name },
				mediaSource: 'link',
				mediaLink: `${suite.control.url}/nothing.jpg`,
				options: { previewOnly: true },
			};
			const action = { resource: 'message', operation: 'sendMedia', parameters };
			const { items } = await runAction(suite, action);
			expect(items).toEqual([
				expect.objectContaining({
					groupId,
					participantCount: 1,
					wouldSend: false,
					problems: [expect.stringContaining('answers with HTTP status 4')],
				}),
			]);
			expect(await suite.control.sentTo(groupId)).toEqual([]);
		},
		longMs,
	);

	it(
		'a text that is too long goes out in parts, as one item',
		async () => {
			const name = randomUUID();
			const [groupId = ''] = await makeGroups(suite, name, 1);
			const text = ['a', 'b'].map((letter) => letter.repeat(3_000)).join('\n\n');
			const parameters = {
				sendTo: 'all',
				groupFilters: { subjectContains: name },
				text,
				options: { ifTooLong: 'split' },
			};
			const { items } = await runAction(suite, {
				resource: 'message',
				operation: 'sendText',
				parameters,
			});
			const sent = await suite.control.sentTo(groupId);
			expect(sent.map((message) => message.text?.charAt(0))).toEqual(['a', 'b']);
			expect(items).toEqual([
				expect.objectContaining({ messageIds: sent.map(({ messageId }) => messageId) }),
			]);
		},
		longMs,
	);

	it(
		'two executions at once each reach every group once',
		async () => {
			const name = randomUUID();
			const groupIds = await makeGroups(suite, name, 8);
			const texts = ['Left', 'Right'];
			const runs = texts.map(
				async (text) => await send({ subjectMatches: `^${name} \\d$` }, [{ text }]),
			);
			for (const { items } of await Promise.all(runs)) expect(items).toHaveLength(8);
			for (const groupId of groupIds)
				expect((await suite.control.sentTo(groupId)).map(({ text }) => text).sort()).toEqual(texts);
		},
		longMs,
	);
});
