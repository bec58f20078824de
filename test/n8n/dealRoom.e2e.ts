import { setTimeout as after } from 'node:timers/promises';
import type { EmulatedGroup } from '../../n8nServer/emulatorControl';
import { eventually } from './eventually';
import { RunningExample } from './exampleWorkflow';
import { ana, ben } from './operations/operationCase';
import { enterSuite, type Suite } from './suite';

/** The example that opens a group per deal, as somebody imports, publishes and uses it. */
const longMs = 60_000;
/** WhatsApp tells seconds; who joins twice within one is a webhook that was sent twice. */
const nextSecondMs = 1_001;
const eve = { waId: '14155550103', name: 'Eve' };

let suite: Suite;
let example: RunningExample;
let sales: EmulatedGroup;

beforeAll(async () => {
	suite = await enterSuite();
	await suite.control.post('/reset');
	sales = await suite.control.createOpenGroup({ subject: 'Sales', participants: [eve] });
	example = await RunningExample.start(suite, 'deal-room');
	await example.call('Once: make the table');
}, longMs);
afterAll(async () => await example.stop(), longMs);

const textsIn = async (groupId: string) =>
	(await suite.control.sentTo(groupId)).map(({ text }) => text);
const join = async ({ groupId }: EmulatedGroup, person: { waId: string; name: string }) =>
	await suite.control.person('open-invite', { groupId, ...person });
const ended = async (count: number) =>
	await eventually(async () => expect(await example.successCount()).toBe(count), 30_000);

/** Fills in the form, and gives the group of the deal once both are invited. */
async function openRoom(deal: string): Promise<EmulatedGroup> {
	const before = await example.successCount();
	await example.fillIn('A new deal', [deal, `+${ana.waId}`, `+${ben.waId}`]);
	await ended(before + 1);
	const invited = await example.outputOf('Invite them');
	expect(invited).toMatchObject([{ to: `+${ana.waId}` }, { to: `+${ben.waId}` }]);
	return await suite.control.group(String(invited[0]?.['groupId']));
}
const handedOver = (deal: string) => `Both are there: Deal: ${deal}. Please take over.`;

it(
	'makes a group, invites both, and hands over when both are there, once',
	async () => {
		const room = await openRoom('Elm Street 4');
		expect(room.subject).toBe('Deal: Elm Street 4');
		const before = await example.successCount();
		await join(room, ana);
		await ended(before + 1);
		expect(await textsIn(sales.groupId)).toEqual([]);
		await join(room, ben);
		await ended(before + 2);
		expect(await textsIn(sales.groupId)).toEqual([handedOver('Elm Street 4')]);
		await suite.control.person('leave', { groupId: room.groupId, waId: ben.waId });
		await after(nextSecondMs);
		await join(room, ben);
		await ended(before + 3);
		expect(await textsIn(sales.groupId)).toEqual([handedOver('Elm Street 4')]);
		expect(await textsIn(room.groupId)).toEqual(['Hello everybody!']);
	},
	longMs,
);

it(
	'hands over once, too, if n8n hears of both at the same moment',
	async () => {
		const deals = ['Ash Lane 12', 'Mill Lane 7', 'Oak Street 1'];
		for (const deal of deals) {
			const room = await openRoom(deal);
			const before = await example.successCount();
			await suite.control.post('/webhooks', { delayMs: 1_000, count: 2 });
			await join(room, ana);
			await join(room, ben);
			await ended(before + 2);
			expect(await textsIn(room.groupId)).toEqual(['Hello everybody!']);
		}
		expect(await textsIn(sales.groupId)).toEqual(['Elm Street 4', ...deals].map(handedOver));
	},
	longMs,
);
