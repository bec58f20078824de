import { randomUUID } from 'node:crypto';
import { runAction, type Json } from './actionWorkflow';
import { testedGateways } from './gateways';
import { makeGroups } from './namedGroups';
import { enterSuite, type Suite } from './suite';

const longMs = 120_000;

describe.each(testedGateways)('All Groups through $name', (gateway) => {
	let suite: Suite;
	beforeAll(async () => {
		const entered = await enterSuite();
		const credential = await entered.client.createCredential(
			gateway.credential(entered.control.url),
		);
		suite = { ...entered, credential };
	});

	it(
		'previews and sends to those that pass the filters, and says who was left out',
		async () => {
			const name = randomUUID();
			const [first = '', second = ''] = await makeGroups(suite, name, 2);
			const { groupId: full } = await suite.control.createOpenGroup({
				subject: `${name} full`,
				participants: 3,
			});
			const { groupId: asleep } = await suite.control.createGroup({
				subject: `${name} asleep`,
				participants: 3,
			});
			await suite.control.post('/groups/suspend', { groupId: asleep });
			const idOf = (groupId: string) => gateway.toGiven({ groupId })['groupId'];
			const run = async (groupFilters: Json, options: Json) =>
				(
					await runAction(suite, {
						resource: 'message',
						operation: 'sendText',
						parameters: {
							provider: gateway.value,
							sendTo: 'all',
							groupFilters: { subjectContains: name, ...groupFilters },
							text: 'Hello',
							options,
						},
					})
				).items;
			const looked = await run({ minParticipants: 2 }, { previewOnly: true });
			expect(looked).toEqual([
				expect.objectContaining({
					groupId: idOf(asleep),
					wouldSend: false,
					problems: ['WhatsApp has suspended this group'],
				}),
				expect.objectContaining({ groupId: idOf(full), participantCount: 3, wouldSend: true }),
			]);
			expect(await suite.control.sentTo(full)).toEqual([]);
			const sent = await run({ exceptGroups: [`${name} 0`] }, {});
			expect(sent.map(({ groupId, reason }) => [groupId, reason])).toEqual([
				[idOf(asleep), 'WhatsApp has suspended this group'],
				[idOf(full), undefined],
				[idOf(second), undefined],
			]);
			for (const [groupId, count] of [
				[first, 0],
				[second, 1],
				[full, 1],
			] as const)
				expect(await suite.control.sentTo(groupId)).toHaveLength(count);
		},
		longMs,
	);
});
